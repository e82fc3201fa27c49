// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a FileJob is at: its words, how far it is, the time left, and Cancel. Hidden while there is none, and at first:
// what takes no time shows nothing.

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace readyscope {

class FileJob;

class ProgressStrip : public QWidget {
    Q_OBJECT
public:
    explicit ProgressStrip(FileJob& job, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void begin();
    void show(double share, qint64 msLeft);
    void end();

    FileJob& m_job;
    QLabel* m_words;
    QProgressBar* m_bar;
    QLabel* m_left;
    QToolButton* m_cancel;
    QTimer m_patience;
};

} // namespace readyscope
