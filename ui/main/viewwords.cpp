// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/viewwords.h"

#include "ui/common/texts.h"

#include <QCoreApplication>

#include <array>

namespace readyscope {

namespace {

struct Unit {
    double perMillisecond; // of these in a millisecond
    const char* words;
};
constexpr std::array kUnits{
    Unit{1e6, "px/ns"}, Unit{1e3, "px/µs"}, Unit{1, "px/ms"}, Unit{1e-3, "px/s"}, Unit{1e-3 / 60, "px/min"},
};

// In the finest unit that gives a whole pixel at least.
QString scaleWords(double pixelsPerMillisecond) {
    for (const Unit& unit : kUnits) {
        const double pixels = pixelsPerMillisecond / unit.perMillisecond;
        if (pixels >= 1 || &unit == &kUnits.back())
            return QStringLiteral("%1 %2").arg(QString::number(pixels, 'g', 3), QString::fromUtf8(unit.words));
    }
    return {};
}

} // namespace

QString viewWords(const ViewedTime& viewed, bool wallClock) {
    const QString clock = wallClock ? QCoreApplication::translate("viewWords", "Wall clock")
                                    : QCoreApplication::translate("viewWords", "Relative time");
    return QStringList{clock, scaleWords(viewed.pixelsPerMillisecond),
                       QCoreApplication::translate("viewWords", "%1 in view").arg(durationText(viewed.span))}
        .join(QStringLiteral(" · "));
}

} // namespace readyscope
