// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where everything of one model's figure stands, top to bottom, and what is written beside it. Values; what paints
// them asks no more. Widths are told by whoever knows the font.

#include "core/lab/models/modelstory.h"
#include "ui/lab/figurescale.h"

#include <QString>
#include <QStringList>
#include <QVector>

#include <functional>

namespace readyscope {

// px from a panel's left edge, and heights.
struct FigureMeasures {
    static constexpr double kProgramWords = 72; // their right edge
    static constexpr double kProgramBar = 78;
    static constexpr double kBar = 11;
    static constexpr double kChannel = 89;
    static constexpr double kKernelBar = 182;
    static constexpr double kKernelEnd = 193;
    static constexpr double kKernelWords = 199;
    static constexpr double kLine = 14; // of words
    static constexpr double kWordRoom = 15;
    static constexpr double kFold = 9; // calls closer than that
};

enum class WordPlace { Nowhere, Above, Below };

struct FigureArrow {
    enum Kind { Call, Return, Signal };
    double y = 0;
    Kind kind = Call;
    QString name;
    QString duration; // at the right
    WordPlace place = WordPlace::Nowhere;
    bool showsDuration = false;
};

// Calls that found nothing, too close to be drawn one by one.
struct FigureFold {
    double top = 0;
    double bottom = 0;
    QStringList tag; // how often, and what or how long each; empty where there is no room
};

template <typename Does> struct BarPart {
    double top = 0;
    double bottom = 0;
    Does does{};
};

struct FigureWords {
    double top = 0;
    QStringList lines;
    int plain = 1; // lines that are not second words
};

struct FigureLayout {
    double began = 0;            // y of the first call
    QVector<FigureArrow> arrows; // by y
    QVector<FigureFold> folds;
    QVector<BarPart<ProgramDoes>> program;
    QVector<BarPart<KernelDoes>> kernel;
    QVector<FigureWords> programWords;
    QVector<FigureWords> kernelWords;
    QStringList told; // every call and phase in words, in time's order
};

FigureLayout layOut(const ModelStory& story, const FigureScale& scale,
                    const std::function<double(const QString&)>& widthOf);

} // namespace readyscope
