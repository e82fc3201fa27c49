// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Left of the engine strip: which backend waits, and what is recorded of it.

#include "core/engine/engine.h"

#include <QWidget>

namespace readyscope {

class StripHead : public QWidget {
    Q_OBJECT
public:
    static constexpr int kWidth = 180; // px

    explicit StripHead(QWidget* parent = nullptr);
    void show(const EngineSettings& settings);
    using QWidget::show;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_backend;
    QString m_mode;
};

} // namespace readyscope
