// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the lanes did over a part of the time: a table of their bits, how long the chosen one stayed set, and the times
// between its rises, or those that it stayed clear.

#include "ui/inspector/statistics.h"

#include <QWidget>

#include <array>

class QComboBox;
class QLabel;
class QTableView;

namespace readyscope {

class HistogramView;
class StatisticsModel;

class StatisticsPage : public QWidget {
    Q_OBJECT
public:
    explicit StatisticsPage(QWidget* parent = nullptr);

    StatisticsOver over() const;
    void setOver(StatisticsOver over);
    // What the choice says of it; empty: there is none, and it cannot be chosen.
    void offer(StatisticsOver over, const QString& words);
    void show(const StatisticsAnswer& answer);
    void showBusy(bool busy);
    // The second histogram.
    enum class Beside { Periods, Lows };
    Beside beside() const;
    void setBeside(Beside beside);
    using QWidget::show;

signals:
    void overChanged(readyscope::StatisticsOver over);
    void shown(); // the page came into view: what it shows may be old

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeTable();
    void showHistograms();
    void tint();

    QComboBox* m_over;
    QLabel* m_words;
    QComboBox* m_beside;
    StatisticsModel* m_model;
    QTableView* m_table = nullptr;
    std::array<HistogramView*, 2> m_histograms; // set, and what is beside it
    QString m_summary;
    SocketId m_socket = kNoSocket; // whose bit is chosen
    Events::Bit m_bit = Events::In;
};

} // namespace readyscope
