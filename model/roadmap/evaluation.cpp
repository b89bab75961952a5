// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/evaluation.h"

#include <algorithm>

namespace banyan::roadmap {

bool Evaluation::ended() const {
    if (m_result.cancelled) return true;
    if (m_result.schedules == 0) return false;
    if (m_result.schedule.missing == 0 &&
        (m_options.stopWhenNoneMissing || m_result.schedule.value >= m_options.enough))
        return true;
    return m_options.timeIsUp ? m_options.timeIsUp() : m_result.schedules >= m_options.schedules;
}

bool Evaluation::mayGoOn() {
    if (m_options.cancel.cancelled()) m_result.cancelled = true;
    return !ended();
}

void Evaluation::count() {
    ++m_result.schedules;
    if (m_options.progress && m_result.schedules % 64 == 0)
        m_options.progress(std::min(1.0, m_result.schedules / static_cast<double>(m_options.schedules)));
}

bool Evaluation::tryOut(const Genotype& candidate) {
    if (!mayGoOn()) return false;
    m_generator.run(candidate.list, candidate.genes, m_trial);
    if (m_result.schedules == 0 || m_trial.betterThan(m_result.schedule)) {
        m_result.schedule = m_trial;
        m_result.genotype = candidate;
    }
    count();
    return true;
}

bool Evaluation::tryParallel(const std::function<size_t(std::span<const int>)>& pick) {
    if (!mayGoOn()) return false;
    m_generator.runParallel(pick, m_trial);
    if (m_trial.betterThan(m_result.schedule)) {
        m_result.schedule = m_trial;
        m_result.genotype.list = m_trial.order;
        m_result.genotype.genes.clear();
        for (const Placement& place : m_trial.placements)
            m_result.genotype.genes.push_back(place.mode);
    }
    count();
    return true;
}

bool Evaluation::pushRight(std::span<const int> list, int end, std::vector<Placement>& places) {
    if (!mayGoOn()) return false;
    if (!m_generator.runLate(list, end, places)) places.clear();
    count();
    return true;
}

} // namespace banyan::roadmap
