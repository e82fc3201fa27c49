// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One sentence about a field, below it: an error on the error surface with its icon, or a dim hint without either.
// Painted with the look's colours, wraps its words, and is read out as an alert.

#include <QWidget>

namespace readyscope {

class MessageStrip : public QWidget {
    Q_OBJECT
public:
    enum class Tone { Hint, Error };
    // A floating one lies over its neighbours and so has an edge of its own.
    enum class Place { InLayout, Floating };

    explicit MessageStrip(QWidget* parent = nullptr, Place place = Place::InLayout);

    void setMessage(const QString& text, Tone tone);
    QString message() const { return m_text; }
    Tone tone() const { return m_tone; }

    // Puts a floating one below `field`, within the field's window.
    void floatBelow(const QWidget& field);

    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QRect textRoom(const QSize& size) const;

    QString m_text;
    Tone m_tone = Tone::Hint;
    Place m_place;
};

} // namespace readyscope
