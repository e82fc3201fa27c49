// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The dialogs of trace files. All are shown without blocking the window, and delete themselves.

#include "core/trace/openedtrace.h"
#include "core/trace/traceslices.h"
#include "ui/timeline/areaselection.h"

#include <QString>

#include <functional>
#include <optional>

class QFileDialog;
class QMessageBox;
class QWidget;

namespace readyscope {

// What a selection can be made of.
struct SelectionChoices {
    struct Span {
        Nanos from = 0;
        Nanos to = 0;
    };
    Span view;
    std::optional<Span> cursors;
    std::optional<AreaSelection> area;
    QString socket;                       // the current one's name; empty: none
    std::unordered_set<SocketId> sockets; // it, and those it accepted
};
void chooseSelection(QWidget& window, const SelectionChoices& choices,
                     const std::function<void(const TraceSelection&)>& chosen);

QFileDialog* openDialog(QWidget& window, const QString& folder);
QFileDialog* saveDialog(QWidget& window, const QString& suggested);

// Whether a capture may go: `save`, or `discard`, or nothing.
QMessageBox* askToSave(QWidget& window, const QString& what, const std::function<void()>& save,
                       const std::function<void()>& discard);

// The lines of a file that are wrong.
void showProblems(QWidget& window, const QString& file, const OpenedTrace& trace);

} // namespace readyscope
