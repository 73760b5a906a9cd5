/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-viewport.h"

#include <math.h>

/*
 * The history holds whole views, never differences: going back gives exactly the numbers that were
 * there, however far the walk was. "Fitted" is a state of its own and not the comparison with
 * home, because a fitted chart follows its data while one that was zoomed to the same place stays.
 */

/* Closest look, as a span relative to home. */
#define SPAN_MIN 1e-9
/* Share of the view, or of home if that is smaller, in which home stays in sight. */
#define OVERLAP_MIN 0.1
/* Doubles near a value of 1 end at 2e-16; a view must be much wider to have places inside. */
#define SPAN_MIN_OF_MAGNITUDE 1e-12
/* A person does not go back further, and a long session should not grow. */
#define HISTORY_MAX 200

typedef struct
{
  EfView view;
  gboolean fitted;
} State;

struct _EfViewport
{
  GObject parent_instance;

  EfView home;
  EfView outermost; /* holds home */
  State now;
  GArray *back;    /* element-type State, the latest last */
  GArray *forward; /* element-type State, the next one last */

  guint step_depth;    /* nesting of begin_step() */
  State step_start;    /* where the step began */
  gboolean step_moved; /* the start of the step is in the history already */
};

enum
{
  PROP_0,
  PROP_CAN_GO_BACK,
  PROP_CAN_GO_FORWARD,
  PROP_FITTED,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EfViewport, ef_viewport, G_TYPE_OBJECT)

static gboolean
view_is_sound (const EfView *view)
{
  return isfinite (view->x_min) && isfinite (view->x_max) && isfinite (view->y_min)
         && isfinite (view->y_max) && view->x_min < view->x_max && view->y_min < view->y_max
         && isfinite (view->x_max - view->x_min) && isfinite (view->y_max - view->y_min);
}

static gboolean
holds (const EfView *outer, const EfView *inner)
{
  return view_is_sound (outer) && outer->x_min <= inner->x_min && outer->x_max >= inner->x_max
         && outer->y_min <= inner->y_min && outer->y_max >= inner->y_max;
}

/* One axis of what there is to look at. */
typedef struct
{
  double home_min, home_max;
  double out_min, out_max;
} Bounds;

static Bounds
get_x_bounds (EfViewport *self)
{
  return (Bounds){ self->home.x_min, self->home.x_max, self->outermost.x_min,
                   self->outermost.x_max };
}

static Bounds
get_y_bounds (EfViewport *self)
{
  return (Bounds){ self->home.y_min, self->home.y_max, self->outermost.y_min,
                   self->outermost.y_max };
}

static double
get_span_min (const Bounds *bounds)
{
  double magnitude = MAX (fabs (bounds->home_min), fabs (bounds->home_max));

  return MAX ((bounds->home_max - bounds->home_min) * SPAN_MIN,
              magnitude * SPAN_MIN_OF_MAGNITUDE);
}

/* Holds one axis of a view within the bounds: its span to the limits of zoom, its place so that it
 * does not leave what there is and home stays in sight. Numbers that are within bounds are not
 * touched at all. */
static void
bound_axis (const Bounds *bounds, double *min, double *max)
{
  double span = CLAMP (*max - *min, get_span_min (bounds), bounds->out_max - bounds->out_min);
  double overlap = OVERLAP_MIN * MIN (span, bounds->home_max - bounds->home_min);
  /* Where the view may begin. */
  double first = MAX (bounds->out_min, bounds->home_min + overlap - span);
  double last = MIN (bounds->out_max, bounds->home_max - overlap + span) - span;

  if (span != *max - *min)
    {
      double centre = *min + (*max - *min) / 2;

      *min = centre - span / 2;
      *max = centre + span / 2;
    }

  if (*min > last)
    {
      *min = last;
      *max = last + span;
    }
  if (*min < first)
    {
      *min = first;
      *max = first + span;
    }
}

/* @factor as far as the limits of zoom allow, so that a zoom at the limit does not creep away from
 * the pointer. */
static double
limit_factor (const Bounds *bounds, double span, double factor)
{
  return CLAMP (factor, MIN (1, span / (bounds->out_max - bounds->out_min)),
                MAX (1, span / get_span_min (bounds)));
}

static void
push_state (GArray *list, const State *state)
{
  g_array_append_val (list, *state);
  if (list->len > HISTORY_MAX)
    g_array_remove_index (list, 0);
}

static State
pop_state (GArray *list)
{
  State state = g_array_index (list, State, list->len - 1);

  g_array_set_size (list, list->len - 1);

  return state;
}

static void
notify_history (EfViewport *self, gboolean could_go_back, gboolean could_go_forward)
{
  if (could_go_back != (self->back->len > 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO_BACK]);
  if (could_go_forward != (self->forward->len > 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO_FORWARD]);
}

/* Shows @state without looking at the history. */
static void
show_state (EfViewport *self, const State *state)
{
  gboolean moved = !ef_view_equal (&self->now.view, &state->view);
  gboolean fitted_changed = self->now.fitted != state->fitted;

  self->now = *state;
  if (fitted_changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FITTED]);
  if (moved)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* Remembers @before as one step back. */
static void
record (EfViewport *self, const State *before)
{
  gboolean could_go_back = self->back->len > 0;
  gboolean could_go_forward = self->forward->len > 0;

  push_state (self->back, before);
  g_array_set_size (self->forward, 0);
  notify_history (self, could_go_back, could_go_forward);
}

/* Every change of the view that a person makes comes through here. */
static void
move_to (EfViewport *self, const EfView *view, gboolean fitted)
{
  State next = { *view, fitted };

  if (!view_is_sound (view) || ef_view_equal (view, &self->now.view))
    {
      if (fitted)
        {
          next.view = self->now.view;
          show_state (self, &next);
        }
      return;
    }

  if (self->step_depth == 0)
    {
      record (self, &self->now);
    }
  else if (!self->step_moved)
    {
      self->step_moved = TRUE;
      record (self, &self->step_start);
    }
  show_state (self, &next);
}

/* Ends whatever steps are open: history is about to move under them. */
static void
close_steps (EfViewport *self)
{
  if (self->step_depth > 0)
    {
      self->step_start = self->now;
      self->step_moved = FALSE;
    }
}

static void
go (EfViewport *self, GArray *from, GArray *to)
{
  gboolean could_go_back = self->back->len > 0;
  gboolean could_go_forward = self->forward->len > 0;
  State next;

  if (from->len == 0)
    return;

  next = pop_state (from);
  if (next.fitted)
    next.view = self->home;
  push_state (to, &self->now);
  show_state (self, &next);
  close_steps (self);
  notify_history (self, could_go_back, could_go_forward);
}

static void
ef_viewport_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  EfViewport *self = EF_VIEWPORT (object);

  switch (prop_id)
    {
    case PROP_CAN_GO_BACK:
      g_value_set_boolean (value, self->back->len > 0);
      break;
    case PROP_CAN_GO_FORWARD:
      g_value_set_boolean (value, self->forward->len > 0);
      break;
    case PROP_FITTED:
      g_value_set_boolean (value, self->now.fitted);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ef_viewport_finalize (GObject *object)
{
  EfViewport *self = EF_VIEWPORT (object);

  g_array_unref (self->back);
  g_array_unref (self->forward);

  G_OBJECT_CLASS (ef_viewport_parent_class)->finalize (object);
}

static void
ef_viewport_class_init (EfViewportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ef_viewport_get_property;
  object_class->finalize = ef_viewport_finalize;

  properties[PROP_CAN_GO_BACK] = g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE,
                                                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CAN_GO_FORWARD] = g_param_spec_boolean (
    "can-go-forward", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FITTED]
    = g_param_spec_boolean ("fitted", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", EF_TYPE_VIEWPORT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
ef_viewport_init (EfViewport *self)
{
  self->home = (EfView){ 0, 1, 0, 1 };
  self->outermost = self->home;
  self->now = (State){ self->home, TRUE };
  self->back = g_array_new (FALSE, FALSE, sizeof (State));
  self->forward = g_array_new (FALSE, FALSE, sizeof (State));
}

EfViewport *
ef_viewport_new (void)
{
  return g_object_new (EF_TYPE_VIEWPORT, NULL);
}

void
ef_viewport_set_home (EfViewport *self, const EfView *home, const EfView *outermost)
{
  State next;

  g_return_if_fail (EF_IS_VIEWPORT (self));
  g_return_if_fail (home != NULL && view_is_sound (home));
  g_return_if_fail (outermost == NULL || holds (outermost, home));

  self->home = *home;
  self->outermost = outermost != NULL ? *outermost : *home;
  if (!self->now.fitted)
    return;

  next = (State){ *home, TRUE };
  show_state (self, &next);
}

void
ef_viewport_get_view (EfViewport *self, EfView *view)
{
  g_return_if_fail (EF_IS_VIEWPORT (self));
  g_return_if_fail (view != NULL);

  *view = self->now.view;
}

void
ef_viewport_set_view (EfViewport *self, const EfView *view)
{
  State next;

  g_return_if_fail (EF_IS_VIEWPORT (self));
  g_return_if_fail (view != NULL && view_is_sound (view));

  next = (State){ *view, FALSE };
  show_state (self, &next);
}

gboolean
ef_viewport_is_fitted (EfViewport *self)
{
  g_return_val_if_fail (EF_IS_VIEWPORT (self), FALSE);

  return self->now.fitted;
}

void
ef_viewport_zoom_about (EfViewport *self, double fx, double fy, double factor_x, double factor_y)
{
  Bounds across, up;
  EfView view;
  double x, y;

  g_return_if_fail (EF_IS_VIEWPORT (self));

  /* A pinch with both fingers in one place really reports a factor of 0 or worse. */
  if (!isfinite (fx) || !isfinite (fy) || !isfinite (factor_x) || !isfinite (factor_y)
      || factor_x <= 0 || factor_y <= 0)
    return;

  across = get_x_bounds (self);
  up = get_y_bounds (self);
  view = self->now.view;
  x = view.x_min + fx * (view.x_max - view.x_min);
  y = view.y_min + fy * (view.y_max - view.y_min);
  factor_x = limit_factor (&across, view.x_max - view.x_min, factor_x);
  factor_y = limit_factor (&up, view.y_max - view.y_min, factor_y);
  if (factor_x != 1)
    {
      view.x_min = x + (view.x_min - x) / factor_x;
      view.x_max = x + (view.x_max - x) / factor_x;
    }
  if (factor_y != 1)
    {
      view.y_min = y + (view.y_min - y) / factor_y;
      view.y_max = y + (view.y_max - y) / factor_y;
    }
  ef_viewport_zoom_to (self, &view);
}

void
ef_viewport_pan (EfViewport *self, double fx, double fy)
{
  EfView view;
  double dx, dy;

  g_return_if_fail (EF_IS_VIEWPORT (self));

  view = self->now.view;
  dx = fx * (view.x_max - view.x_min);
  dy = fy * (view.y_max - view.y_min);
  view.x_min += dx;
  view.x_max += dx;
  view.y_min += dy;
  view.y_max += dy;
  ef_viewport_zoom_to (self, &view);
}

void
ef_viewport_zoom_to (EfViewport *self, const EfView *view)
{
  Bounds across, up;
  EfView bounded;

  g_return_if_fail (EF_IS_VIEWPORT (self));
  g_return_if_fail (view != NULL);

  if (!isfinite (view->x_min) || !isfinite (view->x_max) || !isfinite (view->y_min)
      || !isfinite (view->y_max))
    return;

  across = get_x_bounds (self);
  up = get_y_bounds (self);
  bounded = *view;
  bound_axis (&across, &bounded.x_min, &bounded.x_max);
  bound_axis (&up, &bounded.y_min, &bounded.y_max);
  move_to (self, &bounded, FALSE);
}

void
ef_viewport_fit (EfViewport *self)
{
  g_return_if_fail (EF_IS_VIEWPORT (self));

  move_to (self, &self->home, TRUE);
}

void
ef_viewport_begin_step (EfViewport *self)
{
  g_return_if_fail (EF_IS_VIEWPORT (self));

  if (self->step_depth++ > 0)
    return;

  self->step_start = self->now;
  self->step_moved = FALSE;
}

void
ef_viewport_end_step (EfViewport *self)
{
  g_return_if_fail (EF_IS_VIEWPORT (self));
  g_return_if_fail (self->step_depth > 0);

  if (--self->step_depth > 0)
    return;

  /* A drag that ends where it began was no step. */
  if (self->step_moved && ef_view_equal (&self->now.view, &self->step_start.view))
    {
      pop_state (self->back);
      show_state (self, &self->step_start);
      notify_history (self, TRUE, self->forward->len > 0);
    }
  self->step_moved = FALSE;
}

void
ef_viewport_go_back (EfViewport *self)
{
  g_return_if_fail (EF_IS_VIEWPORT (self));

  go (self, self->back, self->forward);
}

void
ef_viewport_go_forward (EfViewport *self)
{
  g_return_if_fail (EF_IS_VIEWPORT (self));

  go (self, self->forward, self->back);
}

void
ef_viewport_reset (EfViewport *self, const EfView *home, const EfView *outermost,
                   const EfView *view)
{
  gboolean could_go_back, could_go_forward;
  State next;

  g_return_if_fail (EF_IS_VIEWPORT (self));
  g_return_if_fail (home != NULL && view_is_sound (home));
  g_return_if_fail (outermost == NULL || holds (outermost, home));
  g_return_if_fail (view == NULL || view_is_sound (view));

  could_go_back = self->back->len > 0;
  could_go_forward = self->forward->len > 0;
  g_array_set_size (self->back, 0);
  g_array_set_size (self->forward, 0);
  self->home = *home;
  self->outermost = outermost != NULL ? *outermost : *home;

  next = (State){ view != NULL ? *view : *home, view == NULL || ef_view_equal (view, home) };
  show_state (self, &next);
  close_steps (self);
  notify_history (self, could_go_back, could_go_forward);
}
