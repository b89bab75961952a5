// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthetic.h"

#include "model/base/id.h"
#include "model/portfolio/edit.h"
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

session::Services testServices(std::shared_ptr<const intake::Readers> readers) {
    session::Services services;
    services.readers = readers ? std::move(readers) : std::make_shared<const intake::Readers>();
    services.asOf = testDay();
    services.version = "test";
    services.now = [] { return std::string("2026-11-22T12:00:00Z"); };
    services.buildSample = [](const std::string& path) -> Result<void> {
        BANYAN_ASSIGN(auto document, storage::Document::create(path));
        return document.commit(withInitiatives(syntheticPortfolio(48), 9), "make the sample");
    };
    return services;
}

} // namespace banyan::tests
