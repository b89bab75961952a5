// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/id.h"

namespace banyan::portfolio {

struct Component;
struct System;
struct Flow;
struct Team;
struct Dependency;
struct Goal;
struct PainPoint;
struct Criterion;
struct Estimate;
struct Slo;
struct Cost;
struct Initiative;
struct Roadmap;
struct Scenario;
struct Baseline;
struct Decision;
struct Slide;
struct Prediction;
struct VerdictSnapshot;
struct Override;
struct AssessmentSnapshot;
struct Source;
struct Settings;
struct Unmatched;

using ComponentId = Id<Component>;
using SystemId = Id<System>;
using FlowId = Id<Flow>;
using TeamId = Id<Team>;
using DependencyId = Id<Dependency>;
using GoalId = Id<Goal>;
using PainPointId = Id<PainPoint>;
using CriterionId = Id<Criterion>;
using InitiativeId = Id<Initiative>;
using RoadmapId = Id<Roadmap>;
using ScenarioId = Id<Scenario>;
using SourceId = Id<Source>;

} // namespace banyan::portfolio
