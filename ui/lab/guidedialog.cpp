// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/guidedialog.h"

#include "core/lab/guide.h"
#include "core/lab/models/keptevents.h"
#include "core/lab/models/model.h"
#include "ui/common/look.h"
#include "ui/lab/figurepanels.h"
#include "ui/lab/figurewords.h"

#include <QAbstractTextDocumentLayout>
#include <QDialogButtonBox>
#include <QEvent>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QTextBlock>
#include <QVBoxLayout>

#include <algorithm>

namespace readyscope {

namespace {

constexpr QSize kFigure{330, 400}; // px, without its axis and its lesson
constexpr QSize kDialog{760, 760};
constexpr int kMargin = 28;

} // namespace

QImage guideFigure(const QString& model, const QWidget& like) {
    const auto kept = readKept(keptFigures());
    const auto event = kept ? std::ranges::find(*kept, modelNamed(model.toStdString()), &KeptEvent::model)
                            : std::vector<KeptEvent>::const_iterator();
    if (!kept || event == kept->end())
        return {};
    FigurePanels panel;
    panel.setPalette(like.palette());
    panel.setFont(like.font());
    FigureGutter gutter(panel);
    gutter.setPalette(like.palette());
    gutter.setFont(like.font());
    const QSize whole(kFigure.width(), kFigure.height() + FigurePanels::kLesson);
    panel.resize(whole);
    gutter.resize(FigureGutter::kWidth, whole.height());
    const Nanos until = figureEnd(event->result.events.front().latency());
    panel.show({{event->model, storyOf(*event->model, event->result, 0, until), {}}});
    const qreal sharp = like.devicePixelRatioF();
    QImage picture(QSize(FigureGutter::kWidth + kFigure.width() - 1, kFigure.height()) * sharp,
                   QImage::Format_ARGB32_Premultiplied);
    picture.setDevicePixelRatio(sharp);
    picture.fill(Look::of(like.palette()).base);
    gutter.render(&picture, {}, QRect(0, 0, gutter.width(), kFigure.height()));
    panel.render(&picture, {FigureGutter::kWidth, 0}, QRect({}, kFigure), QWidget::DrawWindowBackground);
    return picture;
}

GuideText::GuideText(QWidget* parent) : QTextBrowser(parent) {
    setObjectName(QStringLiteral("guide"));
    setAccessibleName(tr("The five I/O models"));
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    fill();
}

void GuideText::fill() {
    const int place = verticalScrollBar()->value();
    const std::string_view text = guideText();
    const auto begin = std::min(text.find("\n# ") + 1, text.size()); // after what the file says of itself
    document()->setDocumentMargin(kMargin);
    setMarkdown(QString::fromUtf8(text.data() + begin, static_cast<qsizetype>(text.size() - begin)));
    verticalScrollBar()->setValue(place);
}

QVariant GuideText::loadResource(int type, const QUrl& name) {
    if (type == QTextDocument::ImageResource && name.scheme() == QStringLiteral("figure"))
        return guideFigure(name.path(), *this);
    return QTextBrowser::loadResource(type, name);
}

// Its pictures have the theme's colours.
void GuideText::changeEvent(QEvent* event) {
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        fill();
}

// Its heading begins with the family's number.
void GuideText::goTo(const Model* model) {
    const QString begin = model != nullptr ? QString::number(familyNumber(*model)) + QLatin1Char('.') : QString();
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next())
        if (block.blockFormat().headingLevel() > 0 && block.text().startsWith(begin)) {
            setTextCursor(QTextCursor(block));
            verticalScrollBar()->setValue(
                static_cast<int>(document()->documentLayout()->blockBoundingRect(block).top()) - kMargin / 2);
            return;
        }
}

GuideDialog::GuideDialog(QWidget* parent) : QDialog(parent), m_text(new GuideText(this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("guideDialog"));
    setWindowTitle(tr("The Five I/O Models"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* tries = buttons->addButton(tr("&Try It"), QDialogButtonBox::ActionRole);
    tries->setObjectName(QStringLiteral("tryIt"));
    tries->setToolTip(tr("Opens the page I/O models"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 9);
    layout->addWidget(m_text, 1);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(9, 0, 9, 0);
    foot->addWidget(buttons);
    layout->addLayout(foot);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(tries, &QPushButton::clicked, this, &GuideDialog::pageAsked);
    resize(kDialog);
}

void GuideDialog::goTo(const Model* model) { m_text->goTo(model); }

} // namespace readyscope
