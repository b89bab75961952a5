// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/items/record_model.h"
#include "views/session/work.h"

namespace banyan::items {

/// The components with what is known of them.
class ComponentModel : public RecordModel<portfolio::Component> {
public:
    enum Column {
        Name,
        System,
        Owner,
        Kind,
        Lifecycle,
        Quadrant,
        Value,
        Risk,
        Sure,
        Coverage,
        Incidents,
        TestCoverage,
        Age,
        Sources,
        Tags,
        ValueRange,
        RiskRange,
        Decided,
        ColumnCount
    };

    explicit ComponentModel(QObject* parent = nullptr);

    void reset(const portfolio::Portfolio& portfolio) override;
    void setDerived(std::shared_ptr<const session::Derived> derived);
    [[nodiscard]] const std::shared_ptr<const session::Derived>& derived() const { return m_derived; }

    [[nodiscard]] const portfolio::Component& component(int row) const { return record(row); }
    [[nodiscard]] portfolio::Quadrant quadrantOf(int row) const;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

    /// One step that retires these rows, or brings them back.
    [[nodiscard]] portfolio::Edit retiring(const std::vector<int>& rows, bool retired) const;

protected:
    [[nodiscard]] std::pair<int, int> columnsThatFollow(const portfolio::Diff& changes) const override;

private:
    static Columns makeColumns(const ComponentModel* model);
    [[nodiscard]] QString numberText(const portfolio::Component& component, int column) const;

    std::shared_ptr<const session::Derived> m_derived;
};

} // namespace banyan::items
