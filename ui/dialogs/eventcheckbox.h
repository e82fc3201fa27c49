// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A check box for one event: the chip stands for its name, the words say what it means for this kind of socket.

#include "core/readiness/events.h"

#include <QCheckBox>

namespace readyscope {

class EventCheckBox : public QCheckBox {
    Q_OBJECT
public:
    explicit EventCheckBox(Events::Bit bit, QWidget* parent = nullptr);

    Events::Bit bit() const { return m_bit; }
    void setWords(const QString& words);
    QString words() const { return m_words; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool hitButton(const QPoint& position) const override { return rect().contains(position); }

private:
    QRect indicator() const;

    Events::Bit m_bit;
    QString m_words;
};

} // namespace readyscope
