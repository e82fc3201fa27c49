// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A dim sentence behind a circled i.

#include <QString>
#include <QWidget>

namespace readyscope {

class InfoLine : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    void setText(const QString& text);
    QString text() const { return m_text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
};

} // namespace readyscope
