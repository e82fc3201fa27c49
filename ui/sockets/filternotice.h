// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Stands where the rows would, when the filter lets none through.

#include <QWidget>

class QLabel;

namespace readyscope {

class FilterNotice : public QWidget {
    Q_OBJECT
public:
    explicit FilterNotice(QWidget* parent);

    void showHidden(int hidden);
    QString text() const;

signals:
    void clearAsked();

private:
    QLabel* m_words;
};

} // namespace readyscope
