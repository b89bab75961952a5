// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/detail_panel.h"

#include "views/session/text.h"
#include "views/widgets/contribution_table.h"
#include "views/widgets/labels.h"
#include "views/widgets/marks.h"
#include "views/widgets/theme.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace banyan::widgets {

using session::toQt;

namespace {

constexpr int shownSources = 12;

QString percent(double share) {
    return toQt(shortNumber(100 * share, 0)) + QStringLiteral(" %");
}

/// A line for each file: what was read there, where, and when.
QString provenanceText(const scoring::ComponentAssessment& component, const scoring::Assessment& assessment) {
    struct Place {
        QStringList what;
        facts::Provenance from;
    };
    std::vector<Place> places;
    for (const scoring::Term& term : component.terms) {
        const portfolio::Criterion& criterion = assessment.criterionOf(term);
        const QString name = toQt(criterion.name);
        for (const facts::Provenance& from : term.provenance) {
            const auto same = [&](const Place& place) {
                return place.from.file == from.file && place.from.line == from.line &&
                       place.from.pointer == from.pointer && place.from.source == from.source;
            };
            auto found = std::ranges::find_if(places, same);
            if (found == places.end()) found = places.insert(places.end(), {{}, from});
            if (!found->what.contains(name)) found->what.append(name);
        }
    }
    QStringList lines;
    for (const Place& place : places) {
        if (lines.size() == shownSources) {
            lines.append(DetailPanel::tr("… and %1 more").arg(static_cast<int>(places.size()) - shownSources));
            break;
        }
        QString where = session::placeOf(place.from.file, place.from.line, place.from.pointer);
        if (where.isEmpty()) where = toQt(place.from.source);
        if (place.from.rows > 1) where += DetailPanel::tr(", %1 rows").arg(session::grouped(place.from.rows));
        lines.append(place.what.join(QStringLiteral(", ")) + QStringLiteral(" · ") + where + QStringLiteral(" · ") +
                     session::longDate(place.from.date));
    }
    return lines.join('\n');
}

QString spoken(std::string_view slug) {
    QString text = toQt(slug).replace('-', ' ');
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    return text;
}

} // namespace

DetailPanel::DetailPanel(QWidget* parent)
    : QScrollArea(parent) {
    setObjectName(QStringLiteral("detail"));
    setAccessibleName(tr("Detail of the selected component"));
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(300);
    auto* page = new QWidget;
    page->setObjectName(QStringLiteral("detailContent"));
    auto* outer = new QVBoxLayout(page);
    outer->setContentsMargins(2 * unit, 2 * unit, 2 * unit, 2 * unit);
    m_hint = paragraph({}, LabelKind::Muted);
    outer->addWidget(m_hint);
    m_content = new QWidget;
    auto* layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(makeHead());
    m_belongs = paragraph({}, LabelKind::Muted);
    layout->addWidget(m_belongs);
    m_sentence = paragraph({});
    layout->addWidget(m_sentence);
    m_risk = makeScore();
    m_value = makeScore();
    m_next = makeSection(tr("To leave this quadrant"));
    m_measure = makeSection(tr("Not known, heaviest first"));
    m_advice = makeSection(tr("Recommendation"));
    m_from = makeSection(tr("From"));
    for (QWidget* each :
         {m_risk.widget, m_value.widget, m_next.widget, m_measure.widget, m_advice.widget, m_from.widget})
        layout->addWidget(each);
    outer->addWidget(m_content);
    outer->addStretch(1);
    setWidget(page);
    show({}, {});
}

QWidget* DetailPanel::makeHead() {
    auto* head = new QWidget;
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(unit);
    m_mark = new MarkWidget;
    m_title = new ElidedLabel;
    m_title->setProperty("kind", "section");
    m_title->setFont(fontOf(TextRole::Section, true));
    layout->addWidget(m_mark);
    layout->addWidget(m_title, 1);
    return head;
}

DetailPanel::Score DetailPanel::makeScore() {
    Score score;
    score.widget = new QWidget;
    auto* layout = new QVBoxLayout(score.widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    auto* line = new QHBoxLayout;
    score.heading = label({}, LabelKind::Heading);
    score.coverage = label({}, LabelKind::Muted);
    line->addWidget(score.heading);
    line->addWidget(score.coverage, 1);
    layout->addLayout(line);
    score.table = new ContributionTable;
    layout->addWidget(score.table);
    return score;
}

DetailPanel::Section DetailPanel::makeSection(const QString& heading) {
    Section section{new QWidget, label(heading, LabelKind::Heading), paragraph({}, LabelKind::Body)};
    auto* layout = new QVBoxLayout(section.widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(section.heading);
    layout->addWidget(section.body);
    return section;
}

void DetailPanel::setSection(const Section& section, const QString& text) {
    section.body->setText(text);
    section.widget->setVisible(!text.isEmpty());
}

void DetailPanel::show(const session::Snapshot& snapshot, const portfolio::ComponentId& id) {
    const portfolio::Component* record = snapshot.portfolio.find(id);
    const auto* assessed = snapshot.derived ? snapshot.derived->assessment.find(id) : nullptr;
    m_content->setVisible(record && assessed);
    m_hint->setVisible(!record || !assessed);
    if (!record) {
        m_hint->setText(tr("Select a component to see what makes up its value and risk."));
        return;
    }
    if (!assessed) {
        const QString name = toQt(record->name);
        m_hint->setText(record->retired ? tr("%1 is retired and is not assessed.").arg(name)
                                        : tr("%1 is being assessed.").arg(name));
        return;
    }
    m_mark->setQuadrant(assessed->quadrant);
    m_title->setFullText(toQt(record->name));
    QStringList belongs{session::nameOf(snapshot.portfolio, record->system),
                        session::nameOf(snapshot.portfolio, record->owner)};
    if (belongs[0].isEmpty()) belongs[0] = tr("no system");
    if (belongs[1].isEmpty()) belongs[1] = tr("no owner");
    m_belongs->setText(belongs.join(QStringLiteral(" · ")));
    m_sentence->setText(toQt(scoring::sentence(*assessed, snapshot.derived->assessment)));
    showScores(*assessed, snapshot.derived->assessment);
    showAdvice(*snapshot.derived, id);
}

void DetailPanel::showScores(const scoring::ComponentAssessment& component, const scoring::Assessment& assessment) {
    const auto put = [&](const Score& score, portfolio::Axis axis, const QString& heading, double coverage) {
        score.heading->setText(heading);
        score.coverage->setText(tr("coverage %1").arg(percent(coverage)));
        score.table->show(component, assessment, axis);
    };
    put(m_risk, portfolio::Axis::Risk, tr("Why risk is %1").arg(toQt(shortNumber(component.risk.mid, 0))),
        component.riskCoverage);
    put(m_value, portfolio::Axis::Value, tr("Why value is %1").arg(toQt(shortNumber(component.value.mid, 0))),
        component.valueCoverage);
    setSection(m_next, toQt(scoring::nextQuadrantHint(component, assessment)));
    QStringList missing;
    for (const std::string& name : component.missing)
        missing.append(toQt(name));
    setSection(m_measure, missing.join(QStringLiteral(", ")));
    setSection(m_from, provenanceText(component, assessment));
}

void DetailPanel::showAdvice(const session::Derived& derived, const portfolio::ComponentId& id) {
    const advice::Recommendation* advice = derived.recommendation(id);
    if (!advice) return setSection(m_advice, {});
    QString title = spoken(advice->disposition);
    if (!advice->pattern.empty() && advice->pattern != advice->disposition)
        title += QStringLiteral(", ") + spoken(advice->pattern).toLower();
    QStringList lines{title + '.', toQt(advice->because)};
    for (int phase = 1; phase <= 4; ++phase) {
        QStringList patterns;
        for (const advice::Requirement& requirement : advice->requirements)
            if (requirement.phase == phase) patterns.append(spoken(requirement.pattern).toLower());
        if (!patterns.isEmpty()) lines.append(tr("Phase %1: %2.").arg(phase).arg(patterns.join(QStringLiteral(", "))));
    }
    if (advice->review) lines.append(tr("Review on %1.").arg(session::longDate(*advice->review)));
    lines.removeAll(QString());
    setSection(m_advice, lines.join('\n'));
    QStringList why;
    for (const advice::Requirement& requirement : advice->requirements)
        why.append(toQt(requirement.because));
    m_advice.body->setToolTip(why.isEmpty() ? QString() : plainToolTip(why.join('\n')));
}

} // namespace banyan::widgets
