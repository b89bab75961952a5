// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scoring/moves.h"
#include "views/present/map_picture.h"
#include "views/present/slide_layouts.h"
#include "views/session/filter_text.h"
#include "views/session/text.h"

#include <algorithm>

namespace banyan::present {

using namespace portfolio;
using charts::MapContent;
using charts::MapPoint;
using session::counted;
using session::grouped;
using session::toQt;

namespace {

constexpr size_t mostNamedMoves = 3; ///< told by name

std::vector<bool> strongOf(const MapContent& content, const std::vector<ComponentId>& chosen) {
    std::vector<bool> out;
    for (const MapPoint& point : content.points)
        out.push_back(chosen.empty() || std::ranges::find(chosen, point.id) != chosen.end());
    return out;
}

/// Of what is shown strong, the first by value times risk.
QString firstSentence(const MapPicture& picture) {
    for (size_t i = 0; i < picture.strong.size(); ++i)
        if (picture.strong[i])
            return QObject::tr("%1 comes first by value times risk.").arg(picture.content.points[i].name);
    return {};
}

/// What it says of the chosen ones, or of all that are shown.
QString mapTitle(const MapContent& content, const std::vector<ComponentId>& chosen) {
    const auto early = content.counts.at(size_t(Quadrant::AddressEarly));
    if (chosen.empty())
        return QObject::tr("%1 of high value and high risk").arg(counted(early, QObject::tr("component")));
    const std::vector<bool> strong = strongOf(content, chosen);
    qint64 all = 0;
    qint64 ofThem = 0;
    for (size_t i = 0; i < strong.size(); ++i) {
        all += strong[i] ? 1 : 0;
        ofThem += strong[i] && content.points[i].quadrant == Quadrant::AddressEarly ? 1 : 0;
    }
    return QObject::tr("%1 of %2 chosen are of high value and high risk")
        .arg(grouped(ofThem), counted(all, QObject::tr("component")));
}

/// From where those came that stand in another quadrant than before.
std::vector<charts::MapTrail> quadrantTrails(const MapContent& content, const session::Derived& before) {
    std::vector<charts::MapTrail> out;
    for (size_t i = 0; i < content.points.size(); ++i) {
        const auto* was = before.assessment.find(content.points[i].id);
        if (!was || was->quadrant == Quadrant::Unknown || was->quadrant == content.points[i].quadrant) continue;
        out.push_back({i, {was->value.mid, was->risk.mid}, true});
    }
    return out;
}

/// "Loyalty goes from Defer to Retain and evolve, …"
QString movesSay(const MapContent& content, const session::Derived& before,
                 const std::vector<charts::MapTrail>& trails) {
    if (trails.empty()) return QObject::tr("No component changes quadrant.");
    QStringList moves;
    for (size_t i = 0; i < trails.size() && i < mostNamedMoves; ++i) {
        const MapPoint& point = content.points[trails[i].point];
        moves.append(QObject::tr("%1 goes from %2 to %3")
                         .arg(point.name, toQt(scoring::quadrantTitle(before.assessment.find(point.id)->quadrant)),
                              toQt(scoring::quadrantTitle(point.quadrant))));
    }
    if (trails.size() > mostNamedMoves)
        moves.append(QObject::tr("%1 more change quadrant").arg(trails.size() - mostNamedMoves));
    return moves.join(QStringLiteral(", ")) + '.';
}

} // namespace

void mapSlide(const SlideContext& context, SceneMaker& maker) {
    const auto& derived = context.source.derived;
    if (!derived) {
        maker.head(context.title({}), {}, context.number);
        return sayOnly(maker, QObject::tr("The components are being assessed…"));
    }
    const MapContent content = charts::mapContent(derived, session::filterOf(context.slide.filter));
    MapPicture picture{content,
                       maker.body(),
                       strongOf(content, context.slide.components),
                       {},
                       maker.left() - static_cast<int>(mapQuadrants.size())};
    QStringList said;
    if (context.source.trial && context.source.before) {
        picture.trails = quadrantTrails(content, *context.source.before);
        said.append(movesSay(content, *context.source.before, picture.trails));
        if (!picture.trails.empty()) std::fill(picture.strong.begin(), picture.strong.end(), false);
        for (const charts::MapTrail& trail : picture.trails)
            picture.strong[trail.point] = true;
    } else {
        said.append(firstSentence(picture));
    }
    said.append(QObject::tr("Business value to the right, risk upwards."));
    if (content.shown < content.total)
        said.append(QObject::tr("%1 of %2 shown.").arg(content.shown).arg(content.total));
    const QString title = context.title(mapTitle(content, context.slide.components));
    maker.head(context.source.trial ? QObject::tr("As tried: %1").arg(title) : title, said.join(' ').trimmed(),
               context.number);
    if (content.points.empty()) return sayOnly(maker, QObject::tr("No component has a place on the map yet."));
    MapDrawing(std::move(picture), maker).add();
}

} // namespace banyan::present
