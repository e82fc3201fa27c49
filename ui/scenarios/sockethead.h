// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The head of a socket that is watched by all backends: which one, whether they watch, and what can be done with it.

#include "ui/scenarios/socketwatches.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace readyscope {

class SocketHead : public QWidget {
    Q_OBJECT
public:
    explicit SocketHead(QWidget* parent = nullptr);

    void show(const WatchedSocket& socket);
    using QWidget::show;

signals:
    void rowAsked();
    void watchAsked();
    void stopAsked();
    void takeOutAsked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void showAbout();
    void tint();

    QLabel* m_title;
    QLabel* m_about;
    QPushButton* m_toCapture;
    QPushButton* m_takeOut;
    QPushButton* m_watch; // or stop
    QString m_words;
    bool m_isLive = false;
};

} // namespace readyscope
