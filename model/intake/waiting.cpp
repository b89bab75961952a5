// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/intake/waiting.h"

#include "model/portfolio/record_json.h"
#include "model/portfolio/references.h"

namespace banyan::intake {

using namespace banyan::portfolio;

std::string waitingRecord(const AnyRecord& record) {
    Json out;
    visitRecord(record, [&]<typename T>(T r) {
        forEachReference(r, []<typename U>(Id<U>& id) {
            if (std::is_same_v<U, Component> && id.value.starts_with('#')) id.value.clear();
        });
        out["kind"] = Describe<T>::name;
        out["record"] = recordToJson(std::move(r));
    });
    return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<AnyRecord> releasedRecord(const std::string& text, const ComponentId& component) {
    BANYAN_ASSIGN(const Json kept, parseUntrusted(text, "waiting record"));
    if (!kept.contains("kind") || !kept["kind"].is_string() || !kept.contains("record"))
        return makeError(ErrorKind::BadInput, "import.waiting-lost",
                         "a record that waited for \"{component}\" can't be read", {{"component", component.value}});
    BANYAN_ASSIGN(const AnyRecord record,
                  recordFromJson(kept["kind"].get<std::string>(), kept["record"], "waiting record", "/record"));
    return visitRecord(record, [&]<typename T>(T r) {
        forEachReference(r, [&]<typename U>(Id<U>& id) {
            if constexpr (std::is_same_v<U, Component>)
                if (id.empty()) id = component;
        });
        if constexpr (std::is_same_v<T, Dependency>)
            r.id = DependencyId(slug(r.from.value + "--" + (r.to ? r.to->value : "to " + r.external)));
        return AnyRecord(std::move(r));
    });
}

} // namespace banyan::intake
