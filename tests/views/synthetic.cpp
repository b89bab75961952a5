// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthetic.h"

#include "model/base/id.h"
#include "model/portfolio/edit.h"
#include "model/report/report.h"
#include "model/storage/document.h"

#include <array>
#include <cmath>
#include <random>
#include <stdexcept>

namespace banyan::tests {

using namespace banyan::portfolio;

namespace {

constexpr std::array systems{"Commerce", "Fulfilment", "Finance",  "Catalogue",
                             "Customer", "Analytics",  "Platform", "Stores"};
constexpr std::array teams{"Orders", "Platform", "Finance", "Fulfilment", "Payments", "Customer"};
constexpr std::array names{
    "Order Processing", "Billing",        "Checkout",        "Inventory",        "Promotions",       "Payments",
    "Fraud Check",      "Identity",       "Catalog",         "Search",           "Warehouse Sync",   "Batch Scheduler",
    "Supplier Portal",  "Returns",        "Admin Reporting", "Loyalty",          "Label Printer",    "FX Rates",
    "Old Kiosk",        "Shipping Rates", "Price Engine",    "Tax Service",      "Newsletter",       "Gift Cards",
    "Store Locator",    "Data Warehouse", "Recommendations", "Reviews",          "Customer Profile", "Address Check",
    "Invoice Archive",  "General Ledger", "Dunning",         "Credit Limits",    "Product Import",   "Media Store",
    "Session Store",    "Mobile Gateway", "Partner API",     "Pick Lists",       "Carrier Hub",      "Stock Forecast",
    "Content Pages",    "Feature Flags",  "Audit Log",       "Notification Hub", "Till Adapter",     "Shelf Labels"};

/// The same sequence on every platform, unlike the distributions of the standard library.
class Dice {
public:
    explicit Dice(uint64_t seed)
        : m_engine(seed) {}
    double unit() { return static_cast<double>(m_engine() >> 11) * 0x1.0p-53; }
    double between(double a, double b) { return a + (b - a) * unit(); }
    double logBetween(double a, double b) { return std::exp(between(std::log(a), std::log(b))); }

private:
    std::mt19937_64 m_engine;
};

class Maker {
public:
    Maker(int count, uint64_t seed)
        : m_count(count)
        , m_dice(seed) {
        m_rows.source = SourceId("synthetic");
    }

    Portfolio make() {
        makeFrame();
        for (int i = 0; i < m_count; ++i)
            makeComponent(i);
        makeDependencies();
        m_edit.operations.push_back(PutObservations{std::make_shared<const Observations>(m_rows)});
        auto made = apply({}, m_edit);
        if (!made) throw std::runtime_error(made.error().fullMessage());
        return *made;
    }

private:
    template <typename T>
    void put(T record) {
        m_edit.operations.push_back(Put{std::move(record)});
    }

    void makeFrame() {
        Settings settings;
        settings.name = "Meridian Retail";
        settings.fictional = true;
        put(settings);
        Source source;
        source.id = SourceId("synthetic");
        source.name = "synthetic";
        source.path = "sonar-commerce.json";
        put(source);
        for (const char* name : teams) {
            Team team;
            team.id = TeamId(slug(name));
            team.name = name;
            team.headcount = m_dice.between(4, 9);
            team.freezes.push_back({Date::fromYmd(2027, 11, 15), Date::fromYmd(2027, 12, 31), "peak season"});
            put(team);
        }
        for (const char* name : systems) {
            System system;
            system.id = SystemId(slug(name));
            system.name = name;
            put(system);
        }
        Goal goal;
        goal.id = GoalId("errors");
        goal.name = "Customer-facing errors −50 %";
        goal.deadline = Date::fromYmd(2027, 6, 30);
        goal.points = 30;
        put(goal);
    }

    void makeComponent(int i) {
        Component component;
        const bool named = i < static_cast<int>(names.size());
        component.name = named ? names.at(static_cast<size_t>(i)) : "Service " + std::to_string(i);
        component.id = ComponentId(slug(component.name));
        component.kind = i % 5 == 0 ? "library" : "service";
        component.lifecycle = i % 11 == 0 ? "deprecated" : "production";
        component.system = SystemId(slug(systems.at(static_cast<size_t>(i) % systems.size())));
        if (i % 13 != 12) component.owner = TeamId(slug(teams.at(static_cast<size_t>(i * 7) % teams.size())));
        m_ids.push_back(component.id);
        put(component);
        if (i == 16 || i == 17 || i == 18) return; // nothing is known of these
        const double worth = m_dice.unit();
        const double worry = m_dice.unit();
        estimate(component.id, "revenue-share", 0.1 * std::pow(300, worth));
        estimate(component.id, "users-reached", 1 + 79 * std::min(1.0, worth * m_dice.between(0.7, 1.1)));
        measure(component.id, "regulatory-importance", std::floor(4.99 * worth * m_dice.unit()));
        measure(component.id, "test-coverage", 90 - 80 * worry * m_dice.between(0.8, 1.1));
        measure(component.id, "complexity", 4 + 60 * worry);
        measure(component.id, "commits-90d", std::floor(1 + 200 * worry * m_dice.unit()));
        measure(component.id, "technical-debt-ratio", 4 + 46 * worry);
        if (i % 3 != 0) measure(component.id, "libyears", m_dice.logBetween(1, 20));
        if (i % 2 == 0) measure(component.id, "incident-rate", 0.05 * std::pow(160, worry));
        if (i % 4 != 0) measure(component.id, "time-to-restore", 0.25 * std::pow(190, worry));
        if (i % 3 != 1) measure(component.id, "change-failure-rate", 2 + 38 * worry);
    }

    void estimate(const ComponentId& id, const std::string& metric, double likely) {
        Estimate record;
        record.id = Id<Estimate>(id.value + "-" + metric);
        record.component = id;
        record.metric = metric;
        record.low = likely * 0.7;
        record.likely = likely;
        record.high = std::min(likely * 1.3, 100.0);
        record.author = "Kim";
        record.date = Date::fromYmd(2026, 10, 1);
        put(record);
    }

    void measure(const ComponentId& id, const std::string& metric, double value) {
        Measurement row;
        row.component = id;
        row.metric = metric;
        row.value = std::max(0.0, value);
        row.date = Date::fromYmd(2026, 11, 13);
        row.file = "sonar-commerce.json";
        row.line = static_cast<int>(m_rows.measurements.size()) + 1;
        m_rows.measurements.push_back(row);
    }

    void makeDependencies() {
        for (size_t i = 1; i < m_ids.size(); ++i) {
            Dependency dependency;
            dependency.from = m_ids[i];
            dependency.to = m_ids[static_cast<size_t>(m_dice.unit() * m_dice.unit() * static_cast<double>(i))];
            dependency.id = DependencyId("d" + std::to_string(i));
            put(dependency);
        }
    }

    int m_count;
    Dice m_dice;
    Edit m_edit{"make", {}, {}};
    Observations m_rows;
    std::vector<ComponentId> m_ids;
};

Initiative initiative(const Component& component, int phase, const std::string& title, const std::string& pattern) {
    Initiative made;
    made.id = InitiativeId(component.id.value + "-" + std::to_string(phase));
    made.title = title + component.name;
    made.pattern = pattern;
    made.phase = phase;
    made.components = {component.id};
    const double days = 8.0 * phase + static_cast<double>(component.name.size());
    made.work = {{component.owner.value_or(TeamId("platform")), days * 0.7, days, days * 1.8}};
    Effect effect;
    effect.component = component.id;
    effect.criterion = CriterionId("test-coverage");
    effect.kind = EffectKind::Level;
    effect.low = 50;
    effect.mode = 60;
    effect.high = 70;
    made.effects = {effect};
    return made;
}

} // namespace

Portfolio syntheticPortfolio(int components, uint64_t seed) {
    return Maker(components, seed).make();
}

Portfolio withInitiatives(Portfolio portfolio, int chains) {
    static constexpr std::array titles{"Characterization tests: ", "Seam in ", "Extract from ", "Retire old path of "};
    Edit edit{"add initiatives", {}, {}};
    for (int i = 0; i < chains && i < static_cast<int>(portfolio.components().size()); ++i) {
        const Component& component = portfolio.components().at(static_cast<size_t>(i));
        std::optional<InitiativeId> previous;
        for (int phase = 1; phase <= 1 + i % 4; ++phase) {
            Initiative made = initiative(component, phase, titles.at(static_cast<size_t>(phase - 1)), "pattern");
            if (previous) made.prerequisites = {{*previous, 1}};
            previous = made.id;
            edit.operations.push_back(Put{made});
        }
    }
    auto made = apply(portfolio, edit);
    if (!made) throw std::runtime_error(made.error().fullMessage());
    return *made;
}

namespace {

constexpr std::array stories{"met", "improved", "no change", "cannot tell", "slips back", "not measured"};

/// A weekly series of one story: 100 before go-live.
double storyValue(size_t story, int week, int goLive, Dice& dice) {
    const double noise = dice.between(-4, 4);
    if (week < goLive) return 100 + noise;
    switch (story) {
    case 0:
        return 40 + noise;
    case 1:
        return 80 + noise;
    case 4:
        return 60 + noise + 3.0 * std::max(0, week - goLive - 26);
    default:
        return 100 + noise;
    }
}

void addReadings(Observations& rows, const std::string& metric, size_t story) {
    constexpr int weeks = 104;
    constexpr int goLive = 60;
    Dice dice(story + 7);
    for (int week = 0; week < weeks; ++week) {
        const bool few = story == 3 && week % 26 != 9; // four readings in all
        if (few || story == 5) continue;
        Measurement row;
        row.metric = metric;
        row.value = storyValue(story, week, goLive, dice);
        row.date = testDay() - 7 * (weeks - week);
        row.file = "goals.csv";
        row.line = static_cast<int>(rows.measurements.size()) + 2;
        rows.measurements.push_back(row);
    }
}

} // namespace

Portfolio withMeasuredGoals(Portfolio portfolio, int goals) {
    Edit edit{"add goals", {}, {}};
    Source source;
    source.id = SourceId("goals");
    source.name = "goals";
    source.path = "goals.csv";
    edit.operations.push_back(Put{source});
    Observations rows;
    rows.source = source.id;
    const Date live = testDay() - 7 * 44;
    for (int i = 0; i < goals; ++i) {
        const size_t story = static_cast<size_t>(i) % stories.size();
        const std::string number = (i < 10 ? "0" : "") + std::to_string(i);
        Goal goal;
        goal.id = GoalId("goal-" + number);
        goal.name = "Goal " + std::to_string(i) + ": " + stories.at(story);
        goal.metric = "metric-" + number;
        goal.unit = "per week";
        goal.baseline = 100;
        goal.target = 50;
        goal.deadline = Date::fromYmd(2027, 6, 30);
        edit.operations.push_back(Put{goal});
        Initiative initiative;
        initiative.id = InitiativeId("step-" + number);
        initiative.title = "Step " + std::to_string(i);
        initiative.components = {portfolio.components().at(static_cast<size_t>(i) % portfolio.components().size()).id};
        initiative.goal = goal.id;
        initiative.effects = {{}};
        initiative.effects[0].goal = goal.id;
        initiative.effects[0].low = 0.1;
        initiative.effects[0].mode = 0.2;
        initiative.effects[0].high = 0.3;
        initiative.status = story == 5 ? InitiativeStatus::Accepted : InitiativeStatus::Done;
        if (story != 5) initiative.finishedOn = live;
        edit.operations.push_back(Put{initiative});
        addReadings(rows, goal.metric, story);
        if (story == 5) continue;
        Prediction prediction;
        prediction.id = Id<Prediction>("prediction-" + number);
        prediction.initiative = initiative.id;
        prediction.goal = goal.id;
        prediction.metric = goal.metric;
        prediction.low = 0.1;
        prediction.mode = 0.2;
        prediction.high = 0.3;
        prediction.registered = live - 60;
        prediction.author = "Lead Architect";
        prediction.chosenFrom = live - 90;
        prediction.chosenTo = live - 70;
        edit.operations.push_back(Put{prediction});
    }
    edit.operations.push_back(PutObservations{std::make_shared<const Observations>(rows)});
    auto made = apply(portfolio, edit);
    if (!made) throw std::runtime_error(made.error().fullMessage());
    return *made;
}

Portfolio withDecisions(Portfolio portfolio) {
    const ComponentId billing("billing");
    Decision early;
    early.id = Id<Decision>("early");
    early.date = Date::fromYmd(2026, 6, 1);
    early.question = "Is anything to be done about billing this year?";
    early.participants = {"Lead Architect"};
    early.options = {{"Leave it", "nothing", true}, {"Refactor it", "a team for most of a year", false}};
    early.reasons = "Nobody has time.";
    early.review = Date::fromYmd(2026, 11, 1);
    early.components = {billing};
    Decision later = early;
    later.id = Id<Decision>("later");
    later.date = Date::fromYmd(2026, 11, 9);
    later.question = "Refactor or replace billing?";
    later.participants = {"Lead Architect", "Finance team", "Platform team"};
    later.options = {{"Refactor it", "a team for most of a year", false}, {"Replace it", "licences every year", true}};
    later.dissent = {{"Platform team", "it is the third system with its own users"}};
    later.review = Date::fromYmd(2027, 5, 10);
    if (portfolio.find(InitiativeId("billing-1"))) later.initiatives = {InitiativeId("billing-1")};
    Roadmap kept;
    kept.id = RoadmapId("agreed");
    kept.name = "Agreed in October";
    kept.start = Date::fromYmd(2026, 10, 19);
    kept.weeks = 78;
    kept.asOf = kept.start;
    for (const Initiative& each : portfolio.initiatives())
        kept.entries.push_back({each.id, 2, 6, each.phase, 80, 0, "every team was busy"});
    const Baseline baseline{Id<Baseline>("agreed"), kept.name, kept.asOf, kept.id};
    auto made = apply(portfolio, {"add decisions", {Put{early}, Put{later}, Put{kept}, Put{baseline}}, {}});
    if (!made) throw std::runtime_error(made.error().fullMessage());
    return *made;
}

static std::function<Result<void>(const std::string& path)> sampleOf(std::function<portfolio::Portfolio()> make) {
    return [make = std::move(make)](const std::string& path) -> Result<void> {
        BANYAN_ASSIGN(auto document, storage::Document::create(path));
        const portfolio::Portfolio portfolio = make();
        if (portfolio == portfolio::Portfolio()) return {};
        return document.commit(portfolio, "make");
    };
}

session::Services testServices(std::shared_ptr<const intake::Readers> readers) {
    session::Services services;
    services.readers = readers ? std::move(readers) : std::make_shared<const intake::Readers>();
    services.asOf = testDay();
    services.version = "test";
    services.now = [] { return std::string("2026-11-22T12:00:00Z"); };
    services.report = [](const session::Snapshot& of) -> Result<report::Document> {
        const bool planned = of.planned && of.planned->plan;
        return report::report({of.portfolio, of.derived->assessment, of.derived->recommendations,
                               planned ? &*of.planned->plan : nullptr, "nothing is proposed", of.outcomes.get()},
                              of.sections);
    };
    services.buildSample = sampleOf([] { return withInitiatives(syntheticPortfolio(48), 9); });
    return services;
}

session::Services testServicesWith(std::function<portfolio::Portfolio()> sample) {
    session::Services services = testServices();
    services.buildSample = sampleOf(std::move(sample));
    return services;
}

} // namespace banyan::tests
