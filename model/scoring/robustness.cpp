// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtConcurrentMap>

#include "model/scoring/robustness.h"

#include "model/scoring/levers.h"
#include "model/scoring/measure_next.h"
#include "model/scoring/scorer.h"
#include "model/scoring/smaa.h"

#include <algorithm>
#include <atomic>
#include <numeric>

namespace banyan::scoring {

namespace {

constexpr size_t drawsInBlock = 256;
/// Draws behind "measure next" and the confidence factors: ± .03 is enough to put them in order.
constexpr int fewDraws = 1'000;
/// Blocks of draws whose tallies are held at the same time.
constexpr size_t blocksAtOnce = 8;
/// Of how many components confidence factors are worked out: those that came first most often.
constexpr size_t mostConfidenceFactors = 20;

/// What all draws of a block say.
struct Tally {
    Smaa ranks;
    Smaa pairs;
    std::vector<QuadrantCounts> quadrants;

    Tally(size_t components, size_t groups, size_t pairCount)
        : ranks(components, groups, keptRanks)
        , pairs(pairCount, 0, 1)
        , quadrants(components) {
        pairs.keepPairs();
    }
    void add(const Tally& other) {
        ranks.add(other.ranks);
        pairs.add(other.pairs);
        for (size_t i = 0; i < quadrants.size(); ++i)
            for (size_t q = 0; q < quadrants[i].size(); ++q)
                quadrants[i][q] += other.quadrants[i][q];
    }
};

/// The leaf's mid score in each group, and the floor that holds.
GroupScores groupScores(const Scorer::AxisPart& part, const ComponentAssessment& of, double floor) {
    GroupScores out{std::vector<double>(part.weights.groups.size()), floor};
    size_t at = 0;
    for (const Term& term : of.terms) {
        if (term.axis != part.axis) continue;
        out.scores[part.weights.groupOf[at]] += part.weights.within[at] * term.score.mid;
        ++at;
    }
    return out;
}

std::vector<TornadoCell> tornadoOf(const ComponentAssessment& component, const ComponentLaw& law,
                                   const Assessment& method) {
    std::vector<double> variance(method.criteria.size());
    std::array<double, 2> total{};
    for (const Term& term : component.terms) {
        const AxisLaw& axis = term.axis == Axis::Value ? law.value : law.risk;
        for (const AxisLaw::Group& group : axis.groups)
            for (const AxisLaw::Part& part : group.leaves)
                if (part.leaf == term.criterion) variance[part.leaf] = term.weight * term.weight * part.law.variance();
        total[static_cast<size_t>(term.axis)] += variance[term.criterion];
    }
    std::vector<TornadoCell> out;
    for (const Term& term : component.terms) {
        const double swing = term.points.high - term.points.low;
        if (!(swing > 0) && !(variance[term.criterion] > 0)) continue;
        const double all = total[static_cast<size_t>(term.axis)];
        out.push_back({term.axis, method.criteria[term.criterion].id, term.points, swing,
                       all > 0 ? variance[term.criterion] / all : 0});
    }
    std::ranges::stable_sort(out, [](const TornadoCell& a, const TornadoCell& b) { return a.swing > b.swing; });
    return out;
}

/// One run over all components.
class Run {
public:
    Run(const Portfolio& portfolio, const RobustnessOptions& options, Scorer scorer)
        : m_portfolio(portfolio)
        , m_options(options)
        , m_scorer(std::move(scorer)) {
        if (options.threads > 0) m_pool.setMaxThreadCount(options.threads);
    }

    Result<Robustness> run() {
        m_scorer.drawWeights();
        prepare();
        const Tally tally = draw();
        if (m_options.cancel.cancelled()) return assessmentCancelled();
        tell(tally);
        addConfidenceFactors(tally);
        addLevers();
        addMeasureNext();
        if (m_options.cancel.cancelled()) return assessmentCancelled();
        return std::move(m_out);
    }

private:
    struct Alternative {
        ComponentAssessment assessment;
        ComponentLaw law;
        ComponentScores scores;
    };

    /// Calls `work(i)` for each i below `count`, in any order.
    template <typename Work>
    void each(size_t count, Work work) {
        std::vector<size_t> all(count);
        std::iota(all.begin(), all.end(), size_t{0});
        QtConcurrent::blockingMap(&m_pool, all, [&](size_t i) {
            if (!m_options.cancel.cancelled()) work(i);
        });
    }

    void advance(double share) const {
        if (m_options.progress) m_options.progress(share);
    }

    void prepare() {
        for (const Component& component : m_portfolio.components())
            if (!component.retired) m_components.push_back(&component);
        m_alternatives.resize(m_components.size());
        each(m_components.size(), [&](size_t i) {
            Scratch scratch(0);
            Scorer::Undrawn undrawn = m_scorer.undrawn(*m_components[i], scratch);
            Alternative& out = m_alternatives[i];
            out.scores = {groupScores(m_scorer.value(), undrawn.assessment, undrawn.law.value.floor),
                          groupScores(m_scorer.risk(), undrawn.assessment, undrawn.law.risk.floor)};
            out.assessment = std::move(undrawn.assessment);
            out.law = std::move(undrawn.law);
        });
        for (const ComponentId& id : m_options.pairs) {
            const auto found = std::ranges::lower_bound(m_components, id, {}, [](const Component* c) { return c->id; });
            if (found == m_components.end() || (*found)->id != id || m_pairs.size() >= mostPairs) continue;
            m_pairs.push_back(static_cast<size_t>(found - m_components.begin()));
            m_out.pairs.push_back(id);
        }
        m_out.asOf = m_options.asOf;
        m_out.seed = m_options.seed;
        m_out.draws = m_options.draws;
        m_out.weights = m_options.weights;
        for (const Scorer::AxisPart* part : {&m_scorer.value(), &m_scorer.risk()}) {
            const std::vector<double> now = part->weights.groupWeights();
            for (size_t k = 0; k < now.size(); ++k)
                m_out.groups.push_back({part->axis, part->weights.groups[k], now[k]});
        }
    }

    [[nodiscard]] std::vector<double> weightsOf(size_t draw) const {
        std::vector<double> out;
        for (const Scorer::AxisPart* part : {&m_scorer.value(), &m_scorer.risk()})
            for (const std::vector<double>& group : part->draws)
                out.push_back(group[draw]);
        return out;
    }

    [[nodiscard]] Tally emptyTally() const { return {m_alternatives.size(), m_out.groups.size(), m_pairs.size()}; }

    /// The draws from `first` to before `end`.
    [[nodiscard]] Tally drawBlock(size_t first, size_t end) const {
        const size_t count = end - first;
        const size_t n = m_alternatives.size();
        Tally out = emptyTally();
        const DrawBlock block(first, count);
        AxisScratch scratch(count);
        std::vector<double> value(count);
        std::vector<double> risk(count);
        std::vector<double> products(count * n); // [draw][alternative]
        for (size_t i = 0; i < n; ++i) {
            const ComponentLaw& law = m_alternatives[i].law;
            drawScores(law.value, m_scorer.value().draws, block, scratch, value);
            drawScores(law.risk, m_scorer.risk().draws, block, scratch, risk);
            out.quadrants[i] = countQuadrants(value, risk, m_scorer.value().threshold, m_scorer.risk().threshold);
            for (size_t d = 0; d < count; ++d)
                products[d * n + i] = value[d] * risk[d] / 100;
        }
        std::vector<double> chosen(m_pairs.size());
        for (size_t d = 0; d < count; ++d) {
            const std::span<const double> scores(products.data() + d * n, n);
            out.ranks.add(scores, weightsOf(first + d));
            for (size_t k = 0; k < chosen.size(); ++k)
                chosen[k] = scores[m_pairs[k]];
            out.pairs.add(chosen, {});
        }
        return out;
    }

    /// Blocks are drawn side by side and added up in their order, so that sums don't depend on threads.
    Tally draw() {
        const auto draws = static_cast<size_t>(m_options.draws);
        const size_t blocks = (draws + drawsInBlock - 1) / drawsInBlock;
        Tally sum = emptyTally();
        for (size_t from = 0; from < blocks && !m_options.cancel.cancelled(); from += blocksAtOnce) {
            std::vector<std::optional<Tally>> parts(std::min(blocksAtOnce, blocks - from));
            each(parts.size(), [&](size_t i) {
                const size_t first = (from + i) * drawsInBlock;
                parts[i] = drawBlock(first, std::min(draws, first + drawsInBlock));
            });
            for (const std::optional<Tally>& part : parts)
                if (part) sum.add(*part);
            advance(0.8 * static_cast<double>(from + parts.size()) / static_cast<double>(blocks));
        }
        return sum;
    }

    void tell(const Tally& tally) {
        const Assessment method = this->method();
        m_out.components.resize(m_alternatives.size());
        each(m_alternatives.size(), [&](size_t i) {
            ComponentRobustness& out = m_out.components[i];
            out.id = m_components[i]->id;
            out.probability = probabilityOf(tally.quadrants[i]);
            out.acceptability.resize(std::min(keptRanks, m_alternatives.size()));
            for (size_t rank = 0; rank < out.acceptability.size(); ++rank)
                out.acceptability[rank] = tally.ranks.acceptability(i, rank);
            out.expectedRank = tally.ranks.expectedRank(i);
            out.centralWeights = tally.ranks.centralWeights(i);
            out.tornado = tornadoOf(m_alternatives[i].assessment, m_alternatives[i].law, method);
        });
        for (size_t one = 0; one < m_pairs.size(); ++one) {
            std::vector<double>& row = m_out.winning.emplace_back();
            for (size_t other = 0; other < m_pairs.size(); ++other)
                row.push_back(tally.pairs.winning(one, other));
        }
    }

    /// The criteria alone, in the shape in which they are asked for.
    [[nodiscard]] Assessment method() const {
        Assessment out;
        out.criteria = m_scorer.criteria();
        return out;
    }

    void addConfidenceFactors(const Tally& tally) {
        std::vector<size_t> first;
        for (size_t i = 0; i < m_out.components.size(); ++i)
            if (m_out.components[i].centralWeights) first.push_back(i);
        std::ranges::stable_sort(first, [&](size_t a, size_t b) {
            return tally.ranks.acceptability(a, 0) > tally.ranks.acceptability(b, 0);
        });
        first.resize(std::min(first.size(), mostConfidenceFactors));
        const auto draws = static_cast<size_t>(std::min(m_options.draws, fewDraws));
        std::vector<std::vector<size_t>> wins((draws + drawsInBlock - 1) / drawsInBlock);
        each(wins.size(), [&](size_t block) {
            const size_t from = block * drawsInBlock;
            wins[block] = firstUnderOwnWeights(first, from, std::min(draws, from + drawsInBlock));
        });
        for (size_t k = 0; k < first.size(); ++k) {
            size_t sum = 0;
            for (const auto& block : wins)
                sum += block.empty() ? 0 : block[k];
            m_out.components[first[k]].confidenceFactor = static_cast<double>(sum) / static_cast<double>(draws);
        }
        advance(0.9);
    }

    /// In how many of the draws of the data from `from` to before `end` each of `who` comes first under its central
    /// weights. Everyone's groups are drawn once for all of them.
    [[nodiscard]] std::vector<size_t> firstUnderOwnWeights(const std::vector<size_t>& who, size_t from,
                                                           size_t end) const {
        const size_t count = end - from;
        const DrawBlock block(from, count);
        AxisScratch scratch(count);
        std::vector<std::vector<double>> groups(m_out.groups.size(), std::vector<double>(count));
        std::vector<double> value(count);
        std::vector<double> risk(count);
        std::vector<FirstPlaces> first(who.size(), FirstPlaces(count));
        for (size_t i = 0; i < m_alternatives.size(); ++i) {
            const ComponentLaw& law = m_alternatives[i].law;
            size_t k = 0;
            for (const AxisLaw* axis : {&law.value, &law.risk})
                for (const AxisLaw::Group& group : axis->groups)
                    drawGroup(group, block, groups[k++], scratch.cell);
            for (size_t a = 0; a < who.size(); ++a) {
                const std::vector<double>& weights = *m_out.components[who[a]].centralWeights;
                std::ranges::fill(value, 0.0);
                std::ranges::fill(risk, 0.0);
                for (size_t g = 0; g < groups.size(); ++g) {
                    std::vector<double>& axis = g < law.value.groups.size() ? value : risk;
                    for (size_t d = 0; d < count; ++d)
                        axis[d] += weights[g] * groups[g][d];
                }
                for (size_t d = 0; d < count; ++d)
                    value[d] = std::max(value[d], law.value.floor) * std::max(risk[d], law.risk.floor);
                first[a].offer(i, value);
            }
        }
        std::vector<size_t> out;
        for (size_t a = 0; a < who.size(); ++a)
            out.push_back(first[a].wins(who[a]));
        return out;
    }

    void addLevers() {
        const std::vector<Lever> levers =
            Lever::of(m_scorer.value().weights, m_scorer.risk().weights, m_portfolio, m_scorer.criteria());
        std::vector<size_t> order(m_alternatives.size());
        std::iota(order.begin(), order.end(), size_t{0});
        const auto product = [&](size_t i) {
            return m_alternatives[i].assessment.value.mid * m_alternatives[i].assessment.risk.mid;
        };
        std::ranges::stable_sort(order, [&](size_t a, size_t b) { return product(a) > product(b); });
        std::vector<std::optional<Exchange>> exchanges(order.size());
        each(order.size(), [&](size_t k) {
            const Alternative& one = m_alternatives[order[k]];
            if (one.assessment.computedQuadrant != Quadrant::Unknown)
                m_out.components[order[k]].flip =
                    nearestFlip(levers, one.scores, m_scorer.value().threshold, m_scorer.risk().threshold);
            if (k + 1 >= order.size()) return;
            const Alternative& next = m_alternatives[order[k + 1]];
            if (const auto shift = nearestExchange(levers, one.scores, next.scores))
                exchanges[k] = Exchange{one.assessment.id, next.assessment.id, *shift};
        });
        for (const auto& exchange : exchanges)
            if (exchange) m_out.exchanges.push_back(*exchange);
        std::ranges::stable_sort(m_out.exchanges, [](const Exchange& a, const Exchange& b) {
            return a.shift.distance() < b.shift.distance();
        });
    }

    void addMeasureNext() {
        const DrawBlock block(0, static_cast<size_t>(std::min(m_options.draws, fewDraws)));
        const MeasureDraws draws{&m_scorer.value().draws, &m_scorer.risk().draws, &block, m_scorer.value().threshold,
                                 m_scorer.risk().threshold};
        std::vector<std::vector<MeasureNext>> found(m_alternatives.size());
        each(found.size(), [&](size_t i) {
            found[i] = measureGains(m_alternatives[i].assessment, m_alternatives[i].law, m_scorer.criteria(), draws);
        });
        for (const auto& cells : found)
            m_out.measureNext.insert(m_out.measureNext.end(), cells.begin(), cells.end());
        for (const Criterion& criterion : m_scorer.criteria()) {
            MeasureEverywhere everywhere{criterion.id, 0, 0};
            for (const MeasureNext& cell : m_out.measureNext) {
                if (cell.criterion != criterion.id) continue;
                ++everywhere.components;
                everywhere.gain += cell.gain();
            }
            if (everywhere.components > 0) m_out.measureEverywhere.push_back(everywhere);
        }
        std::ranges::stable_sort(m_out.measureEverywhere, std::ranges::greater(), &MeasureEverywhere::gain);
        std::ranges::stable_sort(m_out.measureNext, std::ranges::greater(), &MeasureNext::gain);
        m_out.measureNext.resize(std::min(m_out.measureNext.size(), m_options.measureNext));
        advance(1);
    }

    const Portfolio& m_portfolio;
    const RobustnessOptions& m_options;
    Scorer m_scorer;
    QThreadPool m_pool; // not the global one: a window must not wait for this
    std::vector<const Component*> m_components;
    std::vector<Alternative> m_alternatives; ///< parallel to the components
    std::vector<size_t> m_pairs;             ///< positions of those whose pairs are told
    Robustness m_out;
};

} // namespace

const ComponentRobustness* Robustness::find(const ComponentId& id) const {
    const auto found = std::ranges::lower_bound(components, id, {}, &ComponentRobustness::id);
    return found != components.end() && found->id == id ? &*found : nullptr;
}

Result<Robustness> robustness(const Portfolio& portfolio, const facts::Facts& facts, const RobustnessOptions& options) {
    AssessOptions assess;
    assess.asOf = options.asOf;
    assess.seed = options.seed;
    assess.draws = options.draws;
    assess.weights = options.weights;
    BANYAN_ASSIGN(Scorer scorer, Scorer::prepare(portfolio, facts, assess));
    return Run(portfolio, options, std::move(scorer)).run();
}

} // namespace banyan::scoring
