// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/dates.h"
#include "model/base/numbers.h"
#include "model/portfolio/goals.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// A report as a tree, written once and rendered as Markdown and as HTML.
namespace banyan::report {

/// A run of text. Own words may hold what the renderers' languages need no escaping for; data never becomes markup.
struct Run {
    enum class Kind {
        Own,
        Data,
        Strong,
        Emphasis,
        Mark ///< a coloured sign before a word, for HTML alone: "early", "replace", "retain", "defer", "p1" … "p4"
    };
    Kind kind = Kind::Own;
    std::string text;
};

class Text {
public:
    Text() = default;
    Text(const char* own)
        : Text(Run{Run::Kind::Own, own}) {}
    Text(std::string own)
        : Text(Run{Run::Kind::Own, std::move(own)}) {}
    explicit Text(Run run) {
        if (!run.text.empty()) m_runs.push_back(std::move(run));
    }

    Text& operator+=(const Text& more) {
        m_runs.insert(m_runs.end(), more.m_runs.begin(), more.m_runs.end());
        return *this;
    }
    friend Text operator+(Text first, const Text& then) { return first += then; }

    [[nodiscard]] bool empty() const { return m_runs.empty(); }
    [[nodiscard]] const std::vector<Run>& runs() const { return m_runs; }

private:
    std::vector<Run> m_runs;
};

/// Text that came from outside the program, or may hold such.
inline Text given(std::string_view text) {
    return Text(Run{Run::Kind::Data, std::string(text)});
}
inline Text strong(std::string own) {
    return Text(Run{Run::Kind::Strong, std::move(own)});
}
inline Text emphasis(std::string own) {
    return Text(Run{Run::Kind::Emphasis, std::move(own)});
}
/// The quadrant's sign and title; in Markdown the title alone.
Text quadrantText(portfolio::Quadrant quadrant);

struct Heading {
    Text text;
};

struct Paragraph {
    Text text;
};

struct ListItem {
    Text text;
    std::vector<Text> under;
};

struct List {
    std::vector<ListItem> items;
};

/// Rows under a header. The first column names the row.
class Table {
public:
    /// Columns whose header ends with '#' hold numbers (the mark is cut). The caption is for HTML alone.
    Table(std::string caption, const std::vector<std::string>& header);

    struct Column {
        std::string title;
        bool number = false;
    };

    void add(std::vector<Text> cells) { m_rows.push_back(std::move(cells)); }
    [[nodiscard]] bool empty() const { return m_rows.empty(); }
    [[nodiscard]] const std::string& caption() const { return m_caption; }
    [[nodiscard]] const std::vector<Column>& columns() const { return m_columns; }
    [[nodiscard]] const std::vector<std::vector<Text>>& rows() const { return m_rows; }

private:
    std::string m_caption;
    std::vector<Column> m_columns;
    std::vector<std::vector<Text>> m_rows;
};

/// Placed components on value and risk, the most important first.
struct MapPicture {
    struct Point {
        std::string name;
        Interval value;
        Interval risk;
        portfolio::Quadrant quadrant = portfolio::Quadrant::Unknown;
    };
    double valueThreshold = 50;
    double riskThreshold = 50;
    std::vector<Point> points;
    size_t inTable = 0;                ///< how many of them stand in the table behind the picture
    std::vector<std::string> unplaced; ///< names of the components that nothing places, in the portfolio's order
};

/// Initiatives by phase on one axis of time.
struct GanttPicture {
    struct Bar {
        std::string title;
        Date start;
        Date finish; ///< the day after the last one
        Date p80;
        std::optional<Date> deadline;
    };
    struct Phase {
        int phase = 1;
        std::vector<Bar> bars;
    };
    Date from;
    Date to;
    Date status;
    std::vector<Phase> phases; ///< only those with bars
};

/// A bar for each row, stacked of up to two parts. For HTML alone: a table says the same.
struct BarsPicture {
    struct Row {
        std::string label;
        std::array<double, 2> parts{};
        std::optional<double> cap; ///< the line that the bar should stay under
        std::string text;          ///< what is written behind the bar
    };
    std::string title;
    std::array<std::string, 2> legend; ///< of the parts; an empty one is left out
    std::string capLegend;
    std::vector<Row> rows;
};

/// What was measured of a goal's metric, from the baseline to the target.
struct TrendPicture {
    struct Point {
        Date date;
        double value = 0;
    };
    struct Expected {
        Date date;
        Interval range;
    };
    std::string unit;
    std::vector<Point> points;
    std::optional<double> baseline;
    std::optional<double> target;
    std::optional<Date> deadline;
    std::vector<Date> goLives;
    std::vector<Expected> expected;
};

/// A goal with its picture and verdict; in Markdown its sentences alone.
struct Card {
    std::string name;
    std::string status;
    Text baseline;
    Text target;
    Text measured;
    std::string verdict;
    TrendPicture trend;
    ListItem sentences;
};

struct Cards {
    std::vector<Card> cards;
};

using Block = std::variant<Heading, Paragraph, List, Table, MapPicture, GanttPicture, BarsPicture, Cards>;

struct Section {
    std::string id;
    std::string title;
    std::vector<Block> blocks;

    /// Adds a block; an empty table or list is left out.
    template <typename T>
    void add(T block) {
        if constexpr (std::is_same_v<T, Table>)
            if (block.empty()) return;
        if constexpr (std::is_same_v<T, List>)
            if (block.items.empty()) return;
        blocks.emplace_back(std::move(block));
    }
    void say(Text text) { blocks.emplace_back(Paragraph{std::move(text)}); }
    void head(Text text) { blocks.emplace_back(Heading{std::move(text)}); }
};

struct Document {
    Text title;
    Text about;
    std::vector<Section> sections;
};

} // namespace banyan::report
