// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/detail_texts.h"

#include "views/session/text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace banyan::widgets {

using session::toQt;

namespace {

constexpr int shownSources = 16;
constexpr qsizetype shownSnapshots = 6;

QString tr(const char* text) {
    return QCoreApplication::translate("Detail", text);
}

QString whole(double x) {
    return toQt(shortNumber(x, 0));
}

QString spoken(std::string_view slug) {
    QString text = slug == "anti-corruption-layer" ? tr("anti-corruption layer") : toQt(slug).replace('-', ' ');
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    return text;
}

/// A row of a source and what was read there.
struct Place {
    QStringList what;
    facts::Provenance from;
};

std::vector<Place> placesOf(const scoring::ComponentAssessment& component, const scoring::Assessment& assessment) {
    std::vector<Place> places;
    for (const scoring::Term& term : component.terms) {
        const QString what = toQt(assessment.criterionOf(term).name) + ' ' + toQt(scoring::rawText(term, assessment));
        for (const facts::Provenance& from : term.provenance) {
            const auto same = [&](const Place& place) {
                return place.from.file == from.file && place.from.line == from.line &&
                       place.from.pointer == from.pointer && place.from.source == from.source;
            };
            auto found = std::ranges::find_if(places, same);
            if (found == places.end()) found = places.insert(places.end(), {{}, from});
            if (!found->what.contains(what)) found->what.append(what);
        }
    }
    return places;
}

/// The change since the record before, or nothing where hardly anything moved.
QString movedBy(const PastPlace& now, const PastPlace& before) {
    QStringList parts;
    const auto add = [&](const QString& name, double by) {
        if (std::abs(by) >= 0.5)
            parts.append(name + (by > 0 ? QStringLiteral(" +") : QStringLiteral(" −")) + whole(std::abs(by)));
    };
    add(tr("value"), now.value - before.value);
    add(tr("risk"), now.risk - before.risk);
    return parts.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(parts.join(QStringLiteral(", ")));
}

} // namespace

QString provenanceText(const scoring::ComponentAssessment& component, const scoring::Assessment& assessment) {
    QStringList lines;
    const auto places = placesOf(component, assessment);
    for (const Place& place : places) {
        if (lines.size() == shownSources) {
            lines.append(tr("… and %1 more").arg(session::grouped(static_cast<qint64>(places.size()) - shownSources)));
            break;
        }
        QString where = session::placeOf(place.from.file, place.from.line, place.from.pointer);
        if (where.isEmpty()) where = toQt(place.from.source);
        if (place.from.rows > 1) where += tr(", %1 rows").arg(session::grouped(place.from.rows));
        lines.append(place.what.join(QStringLiteral(", ")) + QStringLiteral(" · ") + where + QStringLiteral(" · ") +
                     session::longDate(place.from.date));
    }
    return lines.join('\n');
}

std::vector<PastPlace> historyOf(const portfolio::Portfolio& portfolio, const scoring::ComponentAssessment& component,
                                 Date asOf) {
    std::vector<PastPlace> history;
    for (const portfolio::AssessmentSnapshot& each : portfolio.table<portfolio::AssessmentSnapshot>()) {
        const auto found = std::ranges::find(each.placements, component.id, &portfolio::SnapshotPlacement::component);
        if (each.asOf <= asOf && found != each.placements.end())
            history.push_back({each.asOf, found->value, found->risk, found->quadrant, each.cause});
    }
    std::ranges::stable_sort(history, {}, [](const PastPlace& each) { return *each.date; });
    if (!history.empty())
        history.push_back({{}, component.value.mid, component.risk.mid, component.computedQuadrant, {}});
    return history;
}

QString historyText(const std::vector<PastPlace>& history) {
    QStringList lines;
    for (size_t i = history.size(); i-- > 0 && lines.size() < shownSnapshots;) {
        const PastPlace& each = history[i];
        QString line =
            tr("%1 · value %2, risk %3 · %4%5")
                .arg(each.date ? session::longDate(*each.date) : tr("Now"), whole(each.value), whole(each.risk),
                     toQt(scoring::quadrantTitle(each.quadrant)), i > 0 ? movedBy(each, history[i - 1]) : QString());
        if (!each.cause.empty()) line += QStringLiteral(" · ") + toQt(each.cause);
        lines.append(line);
    }
    return lines.join('\n');
}

QString adviceText(const advice::Recommendation& recommendation) {
    QString title = spoken(recommendation.disposition);
    if (!recommendation.pattern.empty() && recommendation.pattern != recommendation.disposition)
        title += QStringLiteral(", ") + spoken(recommendation.pattern).toLower();
    QStringList lines{title + '.', toQt(recommendation.because)};
    for (int phase = 1; phase <= 4; ++phase) {
        QStringList patterns;
        for (const advice::Requirement& requirement : recommendation.requirements)
            if (requirement.phase == phase) patterns.append(spoken(requirement.pattern).toLower());
        if (!patterns.isEmpty()) lines.append(tr("Phase %1: %2.").arg(phase).arg(patterns.join(QStringLiteral(", "))));
    }
    if (recommendation.review) lines.append(tr("Review on %1.").arg(session::longDate(*recommendation.review)));
    lines.removeAll(QString());
    return lines.join('\n');
}

QString robustnessText(const scoring::ComponentAssessment& component, const scoring::Assessment& assessment,
                       const scoring::Robustness* robustness) {
    if (!component.probability) return {};
    static const std::array words{QT_TRANSLATE_NOOP("Detail", "Firm"), QT_TRANSLATE_NOOP("Detail", "Leaning"),
                                  QT_TRANSLATE_NOOP("Detail", "Undecided")};
    const QString word = tr(words.at(static_cast<size_t>(component.confidence)));
    const std::string error = shortNumber(196 * component.probability->standardError);
    const QString sure = error == "0" ? word + '.' : tr("%1, ±%2 %.").arg(word, toQt(error));
    const scoring::ComponentRobustness* robust = robustness ? robustness->find(component.id) : nullptr;
    return robust ? sure + ' ' + toQt(scoring::sentence(*robust, *robustness, assessment)) : sure;
}

QString measureNextText(const portfolio::ComponentId& id, const scoring::Assessment& assessment,
                        const scoring::Robustness* robustness) {
    QStringList lines;
    for (const scoring::MeasureNext& each : robustness ? robustness->measureNext : std::vector<scoring::MeasureNext>())
        if (each.component == id) lines.append(tr("Measure next %1.").arg(toQt(scoring::sentence(each, assessment))));
    return lines.join('\n');
}

} // namespace banyan::widgets
