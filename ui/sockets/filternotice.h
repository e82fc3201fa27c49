// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Stands where the rows would, when the filter lets none through.

#include <QWidget>

class QLabel;
class QPushButton;

namespace readyscope {

class FilterNotice : public QWidget {
    Q_OBJECT
public:
    explicit FilterNotice(QWidget* parent);

    // `byHand` of them by hand, the rest by the filter.
    void showHidden(int hidden, int byHand);
    QString text() const;

signals:
    void clearAsked();
    void showAsked();

private:
    QLabel* m_words;
    QPushButton* m_clear;
    QPushButton* m_show;
};

} // namespace readyscope
