// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/change_wording.h"

#include "model/base/numbers.h"

#include <algorithm>
#include <cmath>

namespace banyan::roadmap {

namespace {

std::string quoted(const std::string& title) {
    return "\"" + title + "\"";
}

std::string weekOf(Date monday) {
    return "the week of " + monday.toString();
}

std::string counted(int n, const std::string& noun) {
    return std::to_string(n) + " " + noun + (n == 1 ? "" : "s");
}

/// "4 weeks later", "1 week earlier".
std::string shift(int weeks) {
    return counted(std::abs(weeks), "week") + (weeks > 0 ? " later" : " earlier");
}

/// A reason's sentence as a clause about "it".
std::string clauseOf(const std::string& title, std::string sentence) {
    if (sentence.ends_with('.')) sentence.pop_back();
    const std::string subject = quoted(title) + " ";
    if (sentence.starts_with(subject)) return "it " + sentence.substr(subject.size());
    if (sentence.starts_with("Nothing")) sentence.front() = 'n';
    return sentence;
}

std::string rounded(double amount) {
    const double step = std::abs(amount) >= 100'000 ? 1'000 : std::abs(amount) >= 1'000 ? 100 : 1;
    return groupedNumber(std::round(amount / step) * step);
}

} // namespace

/// Who of those that bind it ends later than before.
std::string ChangeWording::followed(const Side::Entry& now) const {
    for (const InitiativeId& id : now.who) {
        const auto was = m_before.entries.find(id);
        const auto is = m_after.entries.find(id);
        if (is == m_after.entries.end()) continue;
        if (was == m_before.entries.end()) return " " + quoted(is->second.title) + " was not in the plan before.";
        const int weeks = (is->second.finish - was->second.finish) / 7;
        if (weeks > 0) return " " + quoted(is->second.title) + " itself ends " + shift(weeks) + " than before.";
    }
    return {};
}

std::string ChangeWording::lessHours(const Side::Entry& now) const {
    if (!now.team || !now.week) return {};
    const auto was = m_before.hours.find({*now.team, *now.week});
    const auto is = m_after.hours.find({*now.team, *now.week});
    if (was == m_before.hours.end() || is == m_after.hours.end() || was->second <= is->second) return {};
    return " " + m_after.teams.at(*now.team) + " had " + std::to_string(was->second) +
           " h for initiatives in that week before, and has " + std::to_string(is->second) + " h now.";
}

/// Of those that it waits for, the one that ends last after its old start.
std::optional<ChangeWording::Barrier> ChangeWording::predecessor(const Side::Entry& was, const Side::Entry& now) const {
    const Side::Entry* last = nullptr;
    Date ready = was.start;
    for (const auto& [id, lag] : now.waitsFor) {
        const auto first = m_after.entries.find(id);
        if (first == m_after.entries.end() || first->second.finish + 7 * lag <= ready) continue;
        ready = first->second.finish + 7 * lag;
        last = &first->second;
    }
    if (!last) return {};
    std::string clause = quoted(last->title) + ", which it waits for, ends before " + last->finish.toString() + " now";
    if (const auto before = m_before.entries.find(last->id); before == m_before.entries.end())
        clause += " and was not in the plan before";
    else if (const int weeks = (last->finish - before->second.finish) / 7; weeks > 0)
        clause += ", " + shift(weeks) + " than before";
    return Barrier{clause, last->id};
}

/// Another one on a component of its own in the weeks where it was.
std::optional<ChangeWording::Barrier> ChangeWording::neighbour(const Side::Entry& was, const Side::Entry& now) const {
    for (const auto& [id, other] : m_after.entries) {
        if (id == now.id || other.overlaps || now.overlaps) continue;
        if (other.finish <= was.start || other.start >= was.finish) continue;
        if (std::ranges::find_first_of(now.components, other.components) == now.components.end()) continue;
        return Barrier{quoted(other.title) + ", which changes the same component, is under way from " +
                           weekOf(other.start) + " to the end of " + weekOf(other.finish - 7),
                       id};
    }
    return {};
}

/// The first week where it was in which one of its teams has too few hours left.
std::optional<ChangeWording::Barrier> ChangeWording::shortage(const Side::Entry& was, const Side::Entry& now) const {
    for (Date week = was.start; week < was.finish; week = week + 7)
        for (const auto& [team, hours] : now.weekly) {
            const auto known = m_after.left.find({team, week});
            if (known == m_after.left.end()) continue;
            const bool itself = now.start <= week && week < now.finish;
            const int left = known->second + (itself ? hours : 0);
            if (left >= hours) continue;
            const Side::Entry* most = nullptr;
            for (const auto& [id, other] : m_after.entries)
                if (id != now.id && other.start <= week && week < other.finish && other.weekly.contains(team) &&
                    (!most || other.weekly.at(team) > most->weekly.at(team)))
                    most = &other;
            return Barrier{m_after.teams.at(team) + " has " + std::to_string(left) + " h left in " + weekOf(week) +
                               (most ? " beside " + quoted(most->title) : "") + ", and it takes " +
                               std::to_string(hours) + " h a week",
                           most ? most->id : InitiativeId()};
        }
    return {};
}

std::optional<ChangeWording::Barrier> ChangeWording::barrier(const Side::Entry& was, const Side::Entry& now) const {
    if (auto found = predecessor(was, now)) return found;
    if (auto found = neighbour(was, now)) return found;
    return shortage(was, now);
}

std::string ChangeWording::causeLater(const Side::Entry& was, const Side::Entry& now) const {
    if (now.started)
        return ", because " + std::to_string(now.hours) + " h of it are still to be worked" +
               (was.known ? " of the " + std::to_string(was.hours) + " h that were planned" : "") + ".";
    if (now.because.empty() && now.hours > was.hours && was.known)
        return ", because it takes " + std::to_string(now.hours) + " h in place of " + std::to_string(was.hours) +
               " h.";
    if (now.because.empty()) return ", because other work goes first.";
    // What binds it now may lie far from where it was, and then doesn't say why it left.
    const auto kept = now.week && *now.week < was.finish ? std::nullopt : barrier(was, now);
    if (kept && std::ranges::find(now.who, kept->who) == now.who.end())
        return ", because " + kept->clause + ". It starts no earlier than now, because " +
               clauseOf(now.title, now.because) + ".";
    return ", because " + clauseOf(now.title, now.because) + "." + lessHours(now) + followed(now);
}

std::string ChangeWording::causeEarlier(const Side::Entry& was, const Side::Entry& now) const {
    if (now.started) return ", because only " + std::to_string(now.hours) + " h of it are still to be worked.";
    if (was.known && now.hours < was.hours)
        return ", because it takes " + std::to_string(now.hours) + " h in place of " + std::to_string(was.hours) +
               " h.";
    if (was.because.empty() || was.because == now.because) return ", because there is room for it earlier.";
    return ", because this no longer holds it back: " + clauseOf(was.title, was.because) + ".";
}

std::string ChangeWording::moved(const Side::Entry& was, const Side::Entry& now) const {
    const int start = (now.start - was.start) / 7;
    const int finish = (now.finish - was.finish) / 7;
    std::string out = quoted(now.title);
    const int by = finish != 0 ? finish : start;
    if (now.started) {
        out += " was started in " + weekOf(now.start);
        out += start == 0 ? " as planned" : ", " + shift(start) + " than planned";
        out += finish == 0 ? ", and still ends before " + now.finish.toString()
                           : ", and ends " + shift(finish) + ", before " + now.finish.toString();
    } else if (start == 0) {
        out += " still starts in " + weekOf(now.start) + " but ends " + shift(finish) + ", before " +
               now.finish.toString();
    } else {
        out += " moves from " + weekOf(was.start) + " to " + weekOf(now.start) + ", " + shift(start);
        if (finish == 0)
            out += ", and still ends before " + now.finish.toString();
        else if (finish != start)
            out += ", and ends " + shift(finish) + ", before " + now.finish.toString();
    }
    if (finish == 0 && now.started) return out + ".";
    return out + (by > 0 ? causeLater(was, now) : causeEarlier(was, now));
}

std::string ChangeWording::in(const InitiativeId& id, const Side::Entry& now) const {
    std::string out = quoted(now.title) + " comes in, from " + weekOf(now.start) + " to the end of " +
                      weekOf(now.finish - 7) + ", " + std::to_string(now.hours) + " h: ";
    const auto was = m_before.unscheduled.find(id);
    if (was == m_before.unscheduled.end()) return out + "it was not part of " + m_before.name + ".";
    return out + "there was no place for it before, because " + clauseOf(now.title, was->second.because) + ".";
}

std::string ChangeWording::out(const InitiativeId& id, const Side::Entry& was) const {
    std::string out = quoted(was.title) + ", planned from " + weekOf(was.start) + ", drops out";
    if (const auto now = m_after.unscheduled.find(id); now != m_after.unscheduled.end())
        return out + ", because " + clauseOf(was.title, now->second.because) + ".";
    return out + (m_after.rejected.contains(id) ? ", because it was rejected."
                                                : ", because " + m_after.name + " doesn't know it.");
}

std::string ChangeWording::finished(const Side::Entry& was, const FinishedInitiative& now) const {
    std::string out = quoted(was.title) + " is finished";
    if (!now.finishedOn) return out + "; planned was an end before " + was.finish.toString() + ".";
    out += " since " + now.finishedOn->toString();
    const int weeks = (now.finishedOn->monday() + 7 - was.finish) / 7;
    return out + (weeks == 0 ? ", in the week that was planned." : ", " + shift(weeks) + " than planned.");
}

std::string ChangeWording::deadline(const std::string& title, Date deadline, bool met, const Side::Entry* now) const {
    const std::string when = "the deadline of " + quoted(title) + ", " + deadline.toString();
    if (met) return "Now met: " + when + "; it ends before " + now->finish.toString() + ".";
    if (now == nullptr) return "No longer met: " + when + "; it is not in the plan.";
    return "No longer met: " + when + "; it ends before " + now->finish.toString() + ", " +
           counted((now->finish - 3 - deadline + 6) / 7, "week") + " too late.";
}

std::vector<std::string> ChangeWording::summary(const PlanChange& change) const {
    std::vector<std::string> out;
    const int moved = change.count(InitiativeChange::Kind::Moved);
    const int in = change.count(InitiativeChange::Kind::In);
    const int gone = change.count(InitiativeChange::Kind::Out);
    const int done = change.count(InitiativeChange::Kind::Finished);
    out.push_back("From " + change.before + " to " + change.after + ": " + counted(moved, "initiative") +
                  (moved == 1 ? " moves, " : " move, ") + std::to_string(in) +
                  (in == 1 ? " comes in, " : " come in, ") + std::to_string(gone) +
                  (gone == 1 ? " drops out, " : " drop out, ") + std::to_string(done) +
                  (done == 1 ? " is finished, " : " are finished, ") + std::to_string(change.unchanged) +
                  (change.unchanged == 1 ? " stays as it was." : " stay as they were."));
    std::string value = "The value goes from " + shortNumber(change.valueBefore, 1) + " to " +
                        shortNumber(change.valueAfter, 1) + " points";
    out.push_back(value + (done > 0 ? "; what is finished counts no more." : "."));
    if (change.costBefore && change.costAfter && rounded(*change.costBefore) == rounded(*change.costAfter))
        out.push_back("The cost stays at " + rounded(*change.costAfter) + " " + change.currency + ".");
    else if (change.costBefore && change.costAfter)
        out.push_back("The cost goes from " + rounded(*change.costBefore) + " to " + rounded(*change.costAfter) + " " +
                      change.currency + (done > 0 ? "; what is finished is paid for." : "."));
    else
        out.push_back("The cost can't be compared: one of the two doesn't say what it costs.");
    out.push_back(counted(change.deadlinesMetAfter, "deadline") +
                  (change.deadlinesMetAfter == 1 ? " is kept, " : " are kept, ") +
                  std::to_string(change.deadlinesMetBefore) + " before.");
    return out;
}

} // namespace banyan::roadmap
