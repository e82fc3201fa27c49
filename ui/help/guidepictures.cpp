// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/guidepictures.h"

#include "core/lab/kept/keptrun.h"
#include "core/lab/models/keptevents.h"
#include "core/lab/models/model.h"
#include "ui/common/look.h"
#include "ui/help/usepicture.h"
#include "ui/lab/figurepanels.h"
#include "ui/scenarios/recipelanes.h"
#include "ui/scenarios/recipeshown.h"

#include <QPainter>

#include <algorithm>

namespace readyscope {

namespace {

constexpr QSize kFigure{330, 400}; // px, without its axis and its lesson

QImage empty(const QSize& size, const QWidget& like) {
    const qreal sharp = like.devicePixelRatioF();
    QImage picture(size * sharp, QImage::Format_ARGB32_Premultiplied);
    picture.setDevicePixelRatio(sharp);
    picture.fill(Look::of(like.palette()).base);
    return picture;
}

QImage modelPicture(const std::string& name, const QWidget& like) {
    const auto kept = readKept(keptFigures());
    const auto event =
        kept ? std::ranges::find(*kept, modelNamed(name), &KeptEvent::model) : std::vector<KeptEvent>::const_iterator();
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
    QImage picture = empty({FigureGutter::kWidth + kFigure.width() - 1, kFigure.height()}, like);
    gutter.render(&picture, {}, QRect(0, 0, gutter.width(), kFigure.height()));
    panel.render(&picture, {FigureGutter::kWidth, 0}, QRect({}, kFigure), QWidget::DrawWindowBackground);
    return picture;
}

QImage recipePicture(const std::string& name, const QWidget& like) {
    const recipes::KeptRun* run = recipes::keptRuns().of(name);
    if (run == nullptr)
        return {};
    const RecipeResult result{run->report, run->lanes, recipes::differencesOf(run->report)};
    RecipeLanes lanes;
    lanes.setPalette(like.palette());
    lanes.setFont(like.font());
    lanes.resize(kGuideWidth, lanes.minimumSizeHint().height());
    lanes.show(shownOf(run->recipe, &result));
    QImage picture = empty(lanes.size(), like);
    lanes.render(&picture);
    return picture;
}

} // namespace

QImage guidePicture(const QUrl& name, const QWidget& like) {
    const std::string of = name.path().toStdString();
    if (name.scheme() == QStringLiteral("model"))
        return modelPicture(of, like);
    if (name.scheme() == QStringLiteral("recipe"))
        return recipePicture(of, like);
    const KeptUse* use = name.scheme() == QStringLiteral("use") ? keptUses().of(of) : nullptr;
    return use != nullptr
               ? usePicture(*use, kGuideWidth, Look::of(like.palette()), like.font(), like.devicePixelRatioF())
               : QImage();
}

} // namespace readyscope
