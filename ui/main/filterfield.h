// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The line where a filter is typed: read at each keystroke, its words offered. While a term is wrong those before it
// go on, and the sentence stands below as long as the field has the keyboard.

#include "ui/dialogs/pointingedit.h"
#include "ui/sockets/filter.h"

#include <optional>

namespace readyscope {

class MessageStrip;

class FilterField : public PointingEdit {
    Q_OBJECT
public:
    explicit FilterField(QWidget* parent = nullptr);
    // Empty while nothing is wrong.
    QString message() const;
    // Something is, and what is typed further does not make it right.
    bool hasWrongTerm() const;

signals:
    void filterChanged(const readyscope::Filter& filter);
    void left();    // Return, where nothing is wrong, or Down: to the rows that it shows
    void escaped(); // Esc: without it

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    void read(bool isTyping);
    void finish();
    void point(bool isFinal);

    MessageStrip* m_strip;
    std::optional<FilterError> m_error;
    bool m_isOpen = false; // its last term may become a key
};

} // namespace readyscope
