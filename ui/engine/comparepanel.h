// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The panel "Compare backends": a button to run it, how far it is, its table, and a sentence for each difference.

#include "core/lab/comparison.h"

#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace readyscope {

class ComparisonView;

class ComparePanel : public QWidget {
    Q_OBJECT
public:
    explicit ComparePanel(QWidget* parent = nullptr);

    ComparisonOptions options() const;
    void setSockets(std::uint64_t sockets); // as many are there now
    void setCapturing(bool capturing);      // only a running capture can be compared
    void setPresent(Backend backend);
    void show(const Comparison& comparison, Nanos now);
    using QWidget::show;

signals:
    void runAsked();
    void cancelAsked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeHeader();
    void addDurations(QHBoxLayout& row);
    void showCaption();
    void showProgress(const ComparisonProgress& progress);
    void showSentences(const Comparison& comparison);
    void fitButton();
    void tint();

    QLabel* m_title = nullptr;
    QLabel* m_caption = nullptr;
    QProgressBar* m_progress = nullptr;
    QComboBox* m_each = nullptr;
    QPushButton* m_button = nullptr;
    ComparisonView* m_view;
    QLabel* m_sentences;
    std::uint64_t m_sockets = 0;
    bool m_capturing = true;
    bool m_running = false;
    bool m_any = false; // one has run
};

} // namespace readyscope
