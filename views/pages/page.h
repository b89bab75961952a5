// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "views/charts/picture.h"
#include "views/session/session.h"
#include "views/session/view_state.h"

#include <functional>

class QAction;
class QHBoxLayout;
class QKeySequence;
class QPushButton;
class QSplitter;
class QVBoxLayout;

namespace banyan::widgets {
class ElidedLabel;
struct Segments;
} // namespace banyan::widgets

/// The pages of the window and the window around them.
namespace banyan::pages {

/// A page of the main window: a headline with what it shows, its own actions to the right, content below. The actions
/// that it has (QWidget::addAction) are a menu of the window, by its title.
class Page : public QWidget {
    Q_OBJECT

public:
    Page(const QString& title, const QString& iconName, session::Session& session, session::ViewState& view,
         QWidget* parent = nullptr);

    [[nodiscard]] const QString& title() const { return m_title; }
    [[nodiscard]] const QString& iconName() const { return m_iconName; }
    /// What stands beside the page's name in the list: "48", "2 cycles".
    [[nodiscard]] const QString& count() const { return m_count; }
    /// True while what it shows is worked out, beside what the session works on.
    [[nodiscard]] virtual bool working() const { return false; }

    /// The charts that it shows, as they can be written; nullopt where it shows none.
    [[nodiscard]] virtual std::optional<charts::Picture> picture() const { return std::nullopt; }
    /// Shows the view of that name within the page ("budget"); false when there is none.
    virtual bool showPart(const QString& name);

    /// Says what a slide of this page is of, beyond the filter and the selected components.
    virtual void describe(portfolio::Slide& slide) const { (void)slide; }

signals:
    void countChanged();
    /// The page has nothing to show and offers a way on that the window takes.
    void importWanted();
    void sampleWanted();
    /// Something that the person should read, once.
    void notice(const QString& text);
    /// Something that was asked for could not be done.
    void failed(const QString& what, const banyan::Error& error);

protected:
    [[nodiscard]] session::Session& document() const { return m_session; }
    [[nodiscard]] session::ViewState& view() const { return m_view; }
    void setCount(const QString& count);
    void setSubtitle(const QString& text);
    void addHeadWidget(QWidget* widget);
    void setBody(QWidget* body);
    /// Puts a panel beside head and body: `least` wide, wider in a wide window, until a person says otherwise.
    void setSide(QWidget* side, int least);
    void clearFilter();
    /// An action of the page, whose keys mean it only while the page has the focus.
    QAction* addCommand(const QString& text, const QKeySequence& keys, std::function<void()> run);
    /// An action of the page that is on while the button is down, and the other way round.
    QAction* addSwitch(QPushButton* button, const QString& title);
    /// The same for a pair of segments: on while the right one is down.
    QAction* addSwitch(const widgets::Segments& pair, const QString& title);
    /// A button in the head, and a menu of that name, that copy picture() or write it to a file.
    QPushButton* addSaveMenu(const QString& accessibleName);
    void resizeEvent(QResizeEvent* event) override;

private:
    /// Asks for a file and writes picture() to it, as "svg", "png" or "pdf".
    void savePicture(const QString& suffix);

    QString m_title;
    QString m_iconName;
    QString m_count;
    session::Session& m_session;
    session::ViewState& m_view;
    widgets::ElidedLabel* m_subtitle;
    QHBoxLayout* m_head;
    QVBoxLayout* m_column;
    QSplitter* m_splitter;
    int m_leastSide = 0; ///< px; 0: there is no side, or its width is a person's choice
};

} // namespace banyan::pages
