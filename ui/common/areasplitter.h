// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A splitter whose handles are the strong line between two areas.

#include <QSplitter>

namespace readyscope {

class AreaSplitter : public QSplitter {
    Q_OBJECT
public:
    explicit AreaSplitter(Qt::Orientation orientation, QWidget* parent = nullptr);

protected:
    QSplitterHandle* createHandle() override;
};

} // namespace readyscope
