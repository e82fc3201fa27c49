// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/look.h"

#include <array>
#include <cmath>
#include <memory>
#include <vector>

namespace readyscope {

namespace {

struct Hue {
    Events bits; // that have it
    QRgb light;
    QRgb dark;
};

constexpr std::array kHues{
    Hue{Events::In | Events::R, 0xff0b5cbf, 0xff4fa3fa},
    Hue{Events::Pri | Events::E, 0xffb5359c, 0xfff09be3},
    Hue{Events::Out | Events::W, 0xff15907a, 0xff2db08c},
    Hue{Events::RdHup, 0xffb87204, 0xfff4c44e},
    Hue{Events::Hup, 0xff6b3a12, 0xffa87848},
    Hue{Events::Err, 0xffd61f36, 0xffff6b78},
    Hue{Events::Nval, 0xff5b6470, 0xff9ba5b1},
};

Look makeLight() {
    Look look;
    look.window = 0xf3f4f6;
    look.base = 0xffffff;
    look.header = 0xeceef1;
    look.text = 0x1b2027;
    look.dim = 0x59636e;
    look.faint = 0x6b7480;
    look.rowLine = 0xdde1e6;
    look.strongLine = 0xc3c9d1;
    look.gridMinor = 0xedeff2;
    look.gridMajor = 0xe0e4e9;
    look.controlEdge = 0x858d98;
    look.accent = 0x3b5b92;
    look.onAccent = 0xffffff;
    look.selected = 0xe3e9f3;
    look.hover = 0xf0f2f5;
    look.notWatched = 0xeef0f2;
    look.notWatchedLine = 0xd5dae0;
    look.wait = 0xd3d9e2;
    look.waitEdge = 0x8b96a5;
    look.waking = 0x7690c4;
    look.copying = 0x27406e;
    look.waitTick = 0x2b333d;
    look.marker = 0x6b4fa0;
    look.nowEdge = 0x17774f;
    look.error = 0xb3162b;
    look.errorSurface = 0xfcebed;
    look.warning = 0x8a5600;
    look.good = 0x17774f;
    return look;
}

Look makeDark() {
    Look look;
    look.isDark = true;
    look.window = 0x24272c;
    look.base = 0x1a1d21;
    look.header = 0x2b2f35;
    look.text = 0xe6e9ed;
    look.dim = 0xa3acb7;
    look.faint = 0x848e9a;
    look.rowLine = 0x33383f;
    look.strongLine = 0x454b54;
    look.gridMinor = 0x22262b;
    look.gridMajor = 0x2b3036;
    look.controlEdge = 0x767f8c;
    look.accent = 0x7fa7e8;
    look.onAccent = 0x14161a;
    look.selected = 0x2b3648;
    look.hover = 0x24282e;
    look.notWatched = 0x212429;
    look.notWatchedLine = 0x363b43;
    look.wait = 0x3a424d;
    look.waitEdge = 0x75808f;
    look.waking = 0x5b7db8;
    look.copying = 0xbbd2f7;
    look.waitTick = 0xd3d9e2;
    look.marker = 0xb79cf0;
    look.nowEdge = 0x4cc38a;
    look.error = 0xff8a94;
    look.errorSurface = 0x3a2327;
    look.warning = 0xf0b94a;
    look.good = 0x4cc38a;
    return look;
}

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color) {
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

QColor Look::event(Events::Bit bit) const {
    for (const Hue& hue : kHues)
        if (hue.bits.any(bit))
            return QColor::fromRgb(isDark ? hue.dark : hue.light);
    return dim;
}

const Look& Look::light() {
    static const Look look = makeLight();
    return look;
}

const Look& Look::dark() {
    static const Look look = makeDark();
    return look;
}

const Look& Look::of(const QPalette& palette) {
    Look look = palette.color(QPalette::Active, QPalette::Window).lightnessF() < 0.5F ? dark() : light();
    look.window = palette.color(QPalette::Active, QPalette::Window);
    look.base = palette.color(QPalette::Active, QPalette::Base);
    look.text = palette.color(QPalette::Active, QPalette::Text);
    look.accent = palette.color(QPalette::Active, QPalette::Highlight);
    look.onAccent = palette.color(QPalette::Active, QPalette::HighlightedText);
    // A session meets two or three palettes at most, so what was made is kept and references to it stay good.
    static std::vector<std::unique_ptr<const Look>> made;
    for (const auto& known : made)
        if (*known == look)
            return *known;
    made.push_back(std::make_unique<const Look>(look));
    return *made.back();
}

QPalette Look::toPalette() const {
    QPalette palette(text, header, mixed(base, header, 0.6), controlEdge, strongLine, text, base, base, window);
    palette.setColor(QPalette::Midlight, rowLine);
    palette.setColor(QPalette::AlternateBase, hover);
    palette.setColor(QPalette::Shadow, mixed(QColor(Qt::black), controlEdge, 0.4));
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::HighlightedText, onAccent);
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::LinkVisited, marker);
    palette.setColor(QPalette::PlaceholderText, dim);
    palette.setColor(QPalette::ToolTipBase, isDark ? header : QColor(0xfffbe6));
    palette.setColor(QPalette::ToolTipText, text);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, strongLine);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, faint);
    return palette;
}

QColor mixed(const QColor& over, const QColor& under, double share) {
    const auto channel = [share](float a, float b) {
        return static_cast<float>(share * static_cast<double>(a) + (1 - share) * static_cast<double>(b));
    };
    return QColor::fromRgbF(channel(over.redF(), under.redF()), channel(over.greenF(), under.greenF()),
                            channel(over.blueF(), under.blueF()));
}

QRgb mixedRgb(QRgb over, QRgb under, double share) {
    const auto channel = [share](int a, int b) { return qRound(share * a + (1 - share) * b); };
    return qRgb(channel(qRed(over), qRed(under)), channel(qGreen(over), qGreen(under)),
                channel(qBlue(over), qBlue(under)));
}

double contrast(const QColor& a, const QColor& b) {
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace readyscope
