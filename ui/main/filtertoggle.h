// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One choice beside the filter: its word, and dim how many sockets it would show.

#include <QToolButton>

namespace readyscope {

class FilterToggle : public QToolButton {
    Q_OBJECT
public:
    explicit FilterToggle(QAction* action, QWidget* parent = nullptr);
    void setCount(int count);
    int count() const { return m_count; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString countWords() const;

    int m_count = 0;
};

} // namespace readyscope
