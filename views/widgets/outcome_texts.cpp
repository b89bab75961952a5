// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/outcome_texts.h"

#include "model/base/numbers.h"
#include "model/outcomes/wording.h"
#include "views/items/outcome_rows.h"
#include "views/session/text.h"

#include <QCoreApplication>

namespace banyan::widgets {

using namespace outcomes;
using session::longDate;
using session::toQt;

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("OutcomeTexts", text);
}

QString joined(const std::vector<std::string>& sentences) {
    QStringList out;
    for (const std::string& each : sentences) {
        QString text = toQt(each);
        if (!text.isEmpty()) text[0] = text[0].toUpper();
        out.append(text);
    }
    return out.join('\n');
}

QString changeWithInterval(const Interval& change, EffectScale scale, const std::string& unit) {
    return QStringLiteral("%1 [%2, %3]")
        .arg(toQt(changeText(change.mid, scale, unit)), toQt(changeText(change.low, scale, unit)),
             toQt(changeText(change.high, scale, unit)));
}

QString checkName(const std::string& kind) {
    if (kind == "placebo") return tr("Placebo dates");
    if (kind == "change-point") return tr("Free change point");
    if (kind == "control") return tr("Control");
    return toQt(kind);
}

QString checksText(const Judgement& judgement) {
    QStringList out;
    for (const Check& check : judgement.checks)
        out.append(tr("%1: %2; %3")
                       .arg(checkName(check.kind), check.passed ? tr("passed") : tr("FAILED"), toQt(check.because)));
    return out.join('\n');
}

QString chanceText(const Judgement& judgement) {
    const auto chance = [](double p) {
        return p < 0.0001 ? QStringLiteral("p < 0.0001") : QStringLiteral("p = ") + toQt(shortNumber(p, 4));
    };
    QString text = chance(*judgement.p);
    if (judgement.adjustedP)
        text += tr("; %1 after Holm, for several metrics were looked at").arg(chance(*judgement.adjustedP));
    return text;
}

QString promiseText(const InitiativeOutcome& outcome) {
    const QString range = items::predictedText(*outcome.kind, outcome.promised->low, outcome.promised->high);
    const double likely =
        *outcome.kind == portfolio::EffectKind::Reduction ? 100 * outcome.promised->likely : outcome.promised->likely;
    const QString unit = *outcome.kind == portfolio::EffectKind::Reduction ? QStringLiteral(" %") : QString();
    return tr("%1, likely %2").arg(range, toQt(plainNumber(likely)) + unit);
}

} // namespace

std::vector<NamedText> judgementTexts(const Judgement& judgement, const std::string& unit) {
    std::vector<NamedText> out;
    if (judgement.effect) {
        out.push_back({tr("Tested by"), toQt(evidence(judgement))});
        out.push_back({tr("Effect"), toQt(effectText(judgement, unit))});
    }
    if (judgement.needed) out.push_back({tr("Asked for"), toQt(changeText(*judgement.needed, judgement.scale, unit))});
    if (judgement.levelChange)
        out.push_back({tr("Level at go-live"), changeWithInterval(*judgement.levelChange, judgement.scale, unit)});
    if (judgement.slopeChange)
        out.push_back({tr("Slope, a week"), changeWithInterval(*judgement.slopeChange, judgement.scale, unit)});
    if (judgement.p) out.push_back({tr("By chance"), chanceText(judgement)});
    if (judgement.smallestDetectable)
        out.push_back({tr("Would have shown"),
                       tr("%1 or more").arg(toQt(changeText(*judgement.smallestDetectable, judgement.scale, unit)))});
    if (!judgement.missing.empty()) out.push_back({tr("Missing"), toQt(judgement.missing)});
    if (!judgement.checks.empty()) out.push_back({tr("Proven wrong?"), checksText(judgement)});
    if (judgement.relapse)
        out.push_back({tr("Relapse"), tr("the control chart signals on %1").arg(longDate(*judgement.relapse))});
    if (!judgement.remarks.empty()) out.push_back({tr("Remarks"), joined(judgement.remarks)});
    return out;
}

std::vector<NamedText> initiativeTexts(const portfolio::Portfolio& portfolio, const InitiativeOutcome& outcome,
                                       const std::string& unit) {
    std::vector<NamedText> out;
    if (outcome.kind && outcome.promised) out.push_back({tr("Promised"), promiseText(outcome)});
    const portfolio::Prediction* said = outcome.prediction ? portfolio.find(*outcome.prediction) : nullptr;
    if (said) {
        const QString day = longDate(said->registered);
        out.push_back({tr("Registered"), said->author.empty() ? day : tr("%1 by %2").arg(day, toQt(said->author))});
        if (!said->history.empty()) out.push_back({tr("Before that"), predictionHistory(*said)});
    } else {
        out.push_back({tr("Registered"), tr("no: whatever comes of it, it was no forecast")});
    }
    if (outcome.goLive) {
        QString text = longDate(*outcome.goLive);
        if (outcome.effective && *outcome.effective > *outcome.goLive)
            text = tr("%1; judged from %2 on").arg(text, longDate(*outcome.effective));
        out.push_back({tr("Go-live"), text});
    }
    if (said && said->chosenFrom && said->chosenTo)
        out.push_back({tr("Left out"), tr("%1 to %2, the days that made people choose it: they would make any change "
                                          "look good")
                                           .arg(longDate(*said->chosenFrom), longDate(*said->chosenTo - 1))});
    for (NamedText& each : judgementTexts(outcome.judgement, unit))
        out.push_back(std::move(each));
    return out;
}

QString predictionHistory(const portfolio::Prediction& prediction) {
    QStringList out;
    for (const portfolio::PredictionChange& each : prediction.history) {
        QString line = items::predictedText(each.kind, each.low, each.high);
        if (each.date) line += tr(", until %1").arg(longDate(*each.date));
        if (!each.author.empty()) line += tr(" by %1").arg(toQt(each.author));
        if (!each.reason.empty()) line += QStringLiteral(": ") + toQt(each.reason);
        out.append(line);
    }
    return out.join('\n');
}

QString recordedText(const portfolio::Portfolio& portfolio, const portfolio::GoalId& goal) {
    QStringList out;
    for (const portfolio::VerdictSnapshot& snapshot : portfolio.table<portfolio::VerdictSnapshot>())
        for (const portfolio::RecordedVerdict& each : snapshot.verdicts)
            if (each.goal == goal && !each.initiative)
                out.append(QStringLiteral("%1: %2; %3")
                               .arg(longDate(snapshot.asOf), toQt(statusTitle(each.status)),
                                    toQt(verdictTitle(each.verdict))));
    return out.join('\n');
}

} // namespace banyan::widgets
