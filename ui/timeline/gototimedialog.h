// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Asks for a time and says while it is typed which one is meant, or what is wrong with it.

#include "ui/timeline/timereading.h"

#include <QDialog>

#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace readyscope {

class GoToTimeDialog : public QDialog {
    Q_OBJECT
public:
    // `words`: a moment as the screen writes it.
    GoToTimeDialog(const TimeContext& context, std::function<QString(Nanos)> words, QWidget* parent);

signals:
    void chosen(readyscope::Nanos time);

private:
    void judge();
    void say(const QString& words, bool isProblem);

    TimeContext m_context;
    std::function<QString(Nanos)> m_words;
    QLineEdit* m_field;
    QLabel* m_judgement;
    QPushButton* m_go;
};

} // namespace readyscope
