// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/errorframe.h"

#include "ui/common/bands.h"
#include "ui/common/look.h"

#include <QEvent>
#include <QPainter>

namespace readyscope {

namespace {

// A child that covers its field and lets the mouse through.
class ErrorFrame : public QWidget {
public:
    explicit ErrorFrame(QWidget& field) : QWidget(&field) {
        setObjectName(QStringLiteral("errorFrame"));
        setAttribute(Qt::WA_TransparentForMouseEvents);
        field.installEventFilter(this);
        setGeometry(field.rect());
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Resize)
            setGeometry(parentWidget()->rect());
        return QWidget::eventFilter(watched, event);
    }
    void paintEvent(QPaintEvent*) override { paintErrorFrame(*this); }
};

ErrorFrame* frameOf(const QWidget& field) {
    return static_cast<ErrorFrame*>(
        field.findChild<QWidget*>(QStringLiteral("errorFrame"), Qt::FindDirectChildrenOnly));
}

} // namespace

void paintErrorFrame(QWidget& widget) {
    constexpr qreal kThick = 1.5;
    constexpr qreal kHalf = kThick / 2;
    QPainter painter(&widget);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Look::of(widget.palette()).error, kThick));
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(kHalf, kHalf, -kHalf, -kHalf), kControlRadius - 1,
                            kControlRadius - 1);
}

void setFieldProblem(QWidget& field, const QString& message) {
    if (message == fieldProblem(field))
        return;
    ErrorFrame* frame = frameOf(field);
    if (frame == nullptr && !message.isEmpty())
        frame = new ErrorFrame(field);
    if (frame != nullptr) {
        frame->setAccessibleName(message);
        frame->setVisible(!message.isEmpty());
        frame->raise();
    }
    field.setToolTip(message);
    field.setAccessibleDescription(message);
}

QString fieldProblem(const QWidget& field) {
    const ErrorFrame* frame = frameOf(field);
    return frame != nullptr ? frame->accessibleName() : QString();
}

} // namespace readyscope
