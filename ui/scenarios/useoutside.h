// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How a use is talked to from outside: what its port is for, and commands for a terminal, each to be copied.

#include <QStringList>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace readyscope {

class UseOutside : public QWidget {
    Q_OBJECT
public:
    explicit UseOutside(QWidget* parent = nullptr);

    void show(const QString& sentence, const QStringList& commands);
    QStringList commands() const { return m_commands; }
    using QWidget::show;

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeLine(const QString& command);
    void tint();

    QLabel* m_title;
    QLabel* m_sentence;
    QVBoxLayout* m_lines;
    QStringList m_commands;
};

} // namespace readyscope
