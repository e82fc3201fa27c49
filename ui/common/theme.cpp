// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/look.h"
#include "ui/common/lookstyle.h"

#include <QApplication>
#include <QStyle>
#include <QStyleFactory>

namespace readyscope {

namespace {

// What the desktop came with, found once before anything of ours is set.
struct Desktop {
    QString style;
    QPalette palette;
    bool hasPalette = false;
};

const Desktop& desktop() {
    static const Desktop found = [] {
        Desktop result;
        const QStyle* style = QApplication::style();
        result.style = style->name();
        result.palette = QApplication::palette();
        // Without a platform theme the palette is the style's own, and nobody has chosen it.
        const QPalette standard = style->standardPalette();
        for (const QPalette::ColorRole role : {QPalette::Window, QPalette::Base, QPalette::Text, QPalette::Highlight})
            result.hasPalette |= result.palette.color(QPalette::Active, role) != standard.color(QPalette::Active, role);
        return result;
    }();
    return found;
}

// Setting a style that is set already would polish every widget again.
void useOurs() {
    if (qobject_cast<LookStyle*>(QApplication::style()) == nullptr)
        QApplication::setStyle(new LookStyle);
}

void useDesktops(const QString& name) {
    if (qobject_cast<LookStyle*>(QApplication::style()) != nullptr)
        QApplication::setStyle(QStyleFactory::create(name));
}

} // namespace

void applyTheme(QApplication& application, Theme theme) {
    const Desktop& own = desktop();
    if (theme != Theme::System) {
        useOurs();
        application.setPalette((theme == Theme::Dark ? Look::dark() : Look::light()).toPalette());
        return;
    }
    // "windows" is what Qt falls back to where a desktop has no style of its own.
    const bool fallsBack = own.style.compare(QLatin1String("windows"), Qt::CaseInsensitive) == 0 ||
                           own.style.compare(QLatin1String("fusion"), Qt::CaseInsensitive) == 0;
    if (fallsBack)
        useOurs();
    else
        useDesktops(own.style);
    if (own.hasPalette)
        application.setPalette(own.palette);
    else
        application.setPalette(
            (own.palette.window().color().lightnessF() < 0.5F ? Look::dark() : Look::light()).toPalette());
}

} // namespace readyscope
