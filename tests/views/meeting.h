// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

#include "views/pages/main_window.h"
#include "views/present/present_window.h"
#include "views/present/slide_view.h"

namespace banyan::tests {

using portfolio::Slide;
using portfolio::SlideKind;
using present::PresentWindow;

constexpr int patience = 120'000; ///< ms
constexpr QSize fullHd(1920, 1080);

/// A window that presents.
struct Meeting {
    pages::MainWindow window;
    PresentWindow* present = nullptr;

    /// `measuredGoals`: beside its own goals, as many with readings of all kinds.
    explicit Meeting(int components = 48, bool longNames = false, int measuredGoals = 0);
    void wait() const {
        if (!QTest::qWaitFor([this] { return !present->working() && !document().working(); }, patience))
            qFatal("the slides were not worked out");
        QCoreApplication::processEvents();
    }
    void goToKind(SlideKind kind) const {
        const auto& deck = present->deck();
        present->goTo(static_cast<int>(std::ranges::find(deck, kind, &Slide::kind) - deck.begin()));
        wait();
    }
    [[nodiscard]] const session::Session& document() const { return const_cast<pages::MainWindow&>(window).document(); }
    void key(Qt::Key key) const {
        QWidget* to = present->focusWidget() ? present->focusWidget() : static_cast<QWidget*>(present);
        QTest::keyClick(to, key);
    }
    void type(const QString& text) const { QTest::keyClicks(present->focusWidget(), text); }
    template <typename T>
    T* named(const QString& name) const {
        for (T* each : present->findChildren<T*>())
            if (each->accessibleName() == name && each->isVisible()) return each;
        qFatal("nothing is called %s", qPrintable(name));
        return nullptr;
    }
};

/// What is wrong with a slide's picture: what is small (unless not `large`), clipped, outside, or over something else.
QStringList complaintsAbout(const present::SlideScene& scene, const QString& where, bool large = true);

/// What the labels in it that are shown say, a line each.
QString shownIn(const QWidget& widget);
/// Presses the button of the decision panel, not the bar's of the same name.
void recordIn(const PresentWindow& present);

} // namespace banyan::tests
