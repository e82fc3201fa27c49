// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One policy out of a few as radio buttons in a row, and behind them in a dim sentence what the chosen one does.

#include "core/socket/socketinfo.h"

#include <QList>
#include <QWidget>

class QButtonGroup;
class QLabel;

namespace readyscope {

class PolicyChoice : public QWidget {
    Q_OBJECT
public:
    explicit PolicyChoice(const QList<Policy>& policies, QWidget* parent = nullptr);

    Policy policy() const;
    void setPolicy(Policy policy); // emits nothing
    // Hides one that the kind cannot have.
    void setOffered(Policy policy, bool isOffered);
    static QString sentenceFor(Policy policy);

signals:
    void edited();

private:
    void showSentence();

    QButtonGroup* m_group = nullptr; // ids are the policies' numbers
    QLabel* m_sentence = nullptr;
};

} // namespace readyscope
