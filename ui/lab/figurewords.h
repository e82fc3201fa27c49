// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is written in a model's figure.

#include "core/lab/models/model.h"
#include "core/lab/models/modelstory.h"

#include <QCoreApplication>
#include <QStringList>

namespace readyscope {

class FigureTexts {
    Q_DECLARE_TR_FUNCTIONS(readyscope::ModelFigure)
};

QString familyText(const Model& model);  // "Multiplexing"
QString variantText(const Model& model); // "select"
QString
headCallText(const Model& model,
             Transport transport = Transport::Udp); // what the figure is called beside it: "recvfrom", "SIGRTMIN"
QString chartText(const Model& model);              // at its line: "thread each"
int familyNumber(const Model& model);               // in the book, from 1

QString callText(const ModelStory& story, const CallRecord& call);                 // "recvfrom"
QString resultText(const ModelStory& story, const CallRecord& call, bool brought); // "512 B", "EWOULDBLOCK"
QString signalText(const CallRecord& signal);                                      // "SIGIO"
QStringList programText(const ModelStory& story, ProgramDoes does);                // "blocked", "in recvfrom"
QString kernelDoesText(KernelDoes does);                                           // "waiting for the data"
// The phase, its time and what is to be said of it; a short word only for one after the data.
QStringList kernelText(const ModelStory& story, const Stretch<KernelDoes>& stretch);
// Every call and phase, a line each.
QStringList storyText(const ModelStory& story);
QString momentText(Nanos time); // "+10 µs", "0", "−4.9 ms"

} // namespace readyscope
