// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One choice of the start page: an action as a large button with an icon, a title, a sentence and its key.

#include "ui/common/icons.h"

#include <QAbstractButton>

class QAction;

namespace readyscope {

class StartCard : public QAbstractButton {
    Q_OBJECT
public:
    StartCard(QAction* action, IconName icon, const QString& title, const QString& sentence, bool primary,
              QWidget* parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QAction* m_action;
    IconName m_icon;
    QString m_sentence;
    bool m_primary;
};

} // namespace readyscope
