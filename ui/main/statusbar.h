// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The figures of the capture, and for a while in their place a message, with a button if it offers one. Its one timer
// runs while a message is shown.

#include "core/trace/source.h"
#include "ui/common/pagestatus.h"
#include "ui/main/controller.h"
#include "ui/main/figures.h"

#include <QStatusBar>
#include <QTimer>

#include <optional>

class QLabel;
class QToolButton;

namespace readyscope {

class StatusBar : public QStatusBar {
    Q_OBJECT
public:
    explicit StatusBar(QWidget* parent = nullptr);

    void showCapture(bool capturing, Backend backend, int sockets);
    // In place of a capture, a trace from a file.
    void showFile(bool file);
    void setViewPaused(bool paused);
    // Sockets that the backend cannot take.
    void showRefused(int sockets, Backend backend);
    void showFigures(const TraceTotals& totals, const Rates& rates);
    // In place of the capture's figures; nothing: these again.
    void showPage(const std::optional<PageStatus>& page);
    void showView(const QString& words); // "Relative time · 3 px/ms · 256 ms in view"
    void say(const Message& message);
    QString message() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    QLabel* addFigure(const QString& name);
    QLabel* pageFigure(qsizetype index);
    void showFigureLabels();
    void showState();
    void endMessage();
    void tint();

    QList<QWidget*> m_figures;
    QList<QLabel*> m_pageFigures; // as many as were ever needed
    std::optional<PageStatus> m_page;
    QLabel* m_state = nullptr;
    QLabel* m_backend = nullptr;
    QLabel* m_waits = nullptr;
    QLabel* m_transitions = nullptr;
    QLabel* m_hits = nullptr;
    QLabel* m_cpu = nullptr;
    QLabel* m_memory = nullptr;
    QLabel* m_refused = nullptr;
    QLabel* m_dropped = nullptr;
    QLabel* m_view = nullptr;
    QWidget* m_messagePart = nullptr;
    QLabel* m_message = nullptr;
    QToolButton* m_act = nullptr;
    QTimer m_end;
    Message m_said;
    bool m_file = false;
    bool m_capturing = false;
    bool m_anySockets = false;
    bool m_viewPaused = false;
    bool m_anyRefused = false;
    bool m_anyDropped = false;
};

} // namespace readyscope
