// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A combo box with its label inside, in front of the value: "Backend  poll".

#include <QComboBox>

namespace readyscope {

class LabelledCombo : public QComboBox {
    Q_OBJECT
public:
    explicit LabelledCombo(const QString& label, QWidget* parent = nullptr);

    // What is shown as the value in place of the current entry's text; empty: that text.
    void setShownValue(const QString& value);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString value() const;

    QString m_label;
    QString m_shownValue;
};

} // namespace readyscope
