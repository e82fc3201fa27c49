// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The kinds of socket that can be added, in groups.

#include "core/socket/socketinfo.h"

#include <QListWidget>

namespace readyscope {

class KindList : public QListWidget {
    Q_OBJECT
public:
    explicit KindList(QWidget* parent = nullptr);

    Kind kind() const;
    void setKind(Kind kind); // emits nothing
    static QString nameFor(Kind kind);

signals:
    void kindChosen(readyscope::Kind kind); // by the user
};

} // namespace readyscope
