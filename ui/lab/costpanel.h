// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// "What it costs": the table with its number of descriptors, what it is compared with, and what can be done with it.

#include "ui/lab/costtable.h"
#include "ui/lab/earlierruns.h"

class QComboBox;
class QLabel;
class QMenu;
class QPushButton;

namespace readyscope {

struct CostCaption {
    int rounds = 0;
    std::optional<double> spread;
    bool isBesideOther = false; // what is compared with was run under other conditions
    QString soFar;              // "41 of 56 runs"; empty: all
};

class CostPanel : public QWidget {
    Q_OBJECT
public:
    explicit CostPanel(QWidget* parent = nullptr);

    CostTable& table() const { return *m_table; }
    void setCounts(const std::vector<int>& descriptors); // keeps the one that is shown, where it is among them
    int descriptors() const;
    void chooseDescriptors(int descriptors);
    // What is to be said of how sure the numbers are; refilled for each series.
    void showCaption(const CostCaption& caption);
    void setEarlier(const QVector<EarlierRuns::Entry>& entries); // shows nothing as chosen
    void showBeside(const QString& file);                        // any, or nothing
    QMenu& exports() const { return *m_exports; }
    void setCanExport(bool can);

signals:
    void descriptorsChanged();
    void besideChosen(const QString& file); // empty: nothing
    void besideFileAsked();
    void programAsked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeHeader();
    void tint();

    QLabel* m_title = nullptr;
    QLabel* m_caption = nullptr;
    QComboBox* m_counts = nullptr;
    QComboBox* m_beside = nullptr;
    QMenu* m_exports;
    QPushButton* m_export = nullptr;
    CostTable* m_table;
    std::vector<int> m_shownCounts;
};

} // namespace readyscope
