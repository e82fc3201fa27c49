// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One of the five uses in the words of the screen.

#include "ui/common/icons.h"
#include "ui/common/pagestatus.h"
#include "ui/scenarios/usestate.h"

#include <QStringList>

namespace readyscope {

QString nameText(const Scenario& scenario);
IconName iconOf(const Scenario& scenario);
// Whether it can be given one in a window.
bool takesPort(const Scenario& scenario);

// Where it can be reached now, each once, in the order of its rows.
QVector<int> servedPorts(const UseState& state);
// "port 8080", "ports 9000–9003", "running"; nothing while it is not.
QString runningText(const UseState& state);
// "3 rows and 2 that were accepted"
QString rowsText(const UseState& state);

// What there is to watch for, as HTML; names of rows are bold.
QString watchHtml(const Scenario& scenario);
// What a port is for, as a sentence.
QString portSentence(const Scenario& scenario);
// The commands for a terminal, with the ports that it is at, else from `port` on; PORT stands where none is known.
QStringList outsideCommands(const UseState& state, const QString& port);

PageStatus statusOf(const UseState& state);

} // namespace readyscope
