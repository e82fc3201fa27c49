// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one field for durations: a list of usual ones, or any typed as parseDuration reads it ("250us", "1.5 ms",
// "infinite"). A wrong one gets the error frame, and the sentence stands below the field until it is mended or Esc
// puts the last good one back.

#include "core/readiness/clock.h"

#include <QComboBox>
#include <QPointer>

class QLabel;

namespace readyscope {

class MessageStrip;

class DurationEdit : public QComboBox {
    Q_OBJECT
public:
    explicit DurationEdit(QWidget* parent = nullptr);

    Nanos duration() const { return m_duration; } // the last good one
    void setDuration(Nanos duration);             // emits nothing
    void setChoices(const QList<Nanos>& durations);
    // What is refused beyond parseDuration's own rules: less than `least`, and no end at all.
    void setLimits(Nanos least, bool infiniteAllowed);
    // A dim word in front within the field ("Timeout"), for tool bars.
    void setPrefix(const QString& word);

    bool isCorrect() const { return m_message.isEmpty(); }
    QString message() const { return m_message; } // the sentence shown, empty while all is well

    QSize sizeHint() const override;

signals:
    void durationChanged(readyscope::Nanos duration); // settled by Return, by leaving the field or by the list
    void durationEdited(readyscope::Nanos duration);  // at each keystroke that makes a good one
    void messageChanged(const QString& message);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void check(const QString& text);
    void settle();
    void say(const QString& message);
    void showStrip();
    void putBack();

    Nanos m_duration = kInfinite;
    Nanos m_edited = kInfinite; // as typed, not settled yet
    Nanos m_least = 0;
    bool m_infiniteAllowed = true;
    QString m_message;
    QLabel* m_prefix = nullptr;
    QPointer<MessageStrip> m_strip; // the window's child, so it may go first
};

} // namespace readyscope
