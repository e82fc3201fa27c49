// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/dimlabel.h"

#include "ui/common/look.h"

#include <QLabel>

namespace readyscope {

void dim(QLabel& label, const QPalette& around) {
    QPalette colors = around;
    colors.setColor(QPalette::WindowText, Look::of(around).dim);
    label.setPalette(colors);
}

} // namespace readyscope
