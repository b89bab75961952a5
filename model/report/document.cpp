// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/document.h"

#include "model/scoring/assessment.h"

namespace banyan::report {

Table::Table(std::string caption, const std::vector<std::string>& header)
    : m_caption(std::move(caption)) {
    for (const std::string& title : header) {
        const bool number = title.ends_with('#');
        m_columns.push_back({number ? title.substr(0, title.size() - 1) : title, number});
    }
}

Text quadrantText(portfolio::Quadrant quadrant) {
    static constexpr std::array marks{"early", "retain", "replace", "defer", ""};
    return Text(Run{Run::Kind::Mark, marks[static_cast<size_t>(quadrant)]}) +
           std::string(scoring::quadrantTitle(quadrant));
}

} // namespace banyan::report
