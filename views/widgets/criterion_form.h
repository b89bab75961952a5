// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "model/portfolio/goals.h"

#include <map>
#include <optional>
#include <string>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;

namespace banyan::widgets {

/// The fields of one criterion as a draft. What can't be read is said at its field; nothing is applied from here.
class CriterionForm : public QWidget {
    Q_OBJECT

public:
    explicit CriterionForm(QWidget* parent = nullptr);
    void show(const portfolio::Criterion& criterion);
    /// What the fields say; nothing while one of them can't be read.
    [[nodiscard]] std::optional<portfolio::Criterion> draft() const;
    /// Says at the field what is wrong with it, or under all of them when it has none of that name.
    void setError(const std::string& field, const QString& text);
    void clearErrors();
    [[nodiscard]] QString errorAt(const std::string& field) const;
    /// Types into a field, as a person would.
    void setText(const std::string& field, const QString& text);

signals:
    void changed();

private:
    struct Field {
        QLabel* name = nullptr;
        QWidget* widget = nullptr;
        QLineEdit* edit = nullptr; ///< null for lists
        QLabel* error = nullptr;
    };

    void addField(QGridLayout* grid, const char* field, const QString& name, QWidget* widget);
    QLineEdit* addText(QGridLayout* grid, const char* field, const QString& name);
    void showFor(portfolio::Scale scale, portfolio::Axis axis);
    void read();
    std::optional<double> number(const char* field);
    void readPoints();

    portfolio::Criterion m_criterion; ///< as read so far
    bool m_readable = true;
    bool m_showing = false;
    std::map<std::string, Field> m_fields;
    QComboBox* m_axis;
    QComboBox* m_branch;
    QComboBox* m_fact;
    QComboBox* m_scale;
    QCheckBox* m_redFlag;
    QLabel* m_error;
};

} // namespace banyan::widgets
